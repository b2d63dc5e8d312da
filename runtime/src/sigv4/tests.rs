//! What a signed request must and must not hold, and how signing fails. That the signatures are right is for AWS's
//! suites and AWS's signer to say: see the tests package.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderValue, Request, request::Parts};

use super::*;
use crate::credentials::Credentials;

const SECRET: &str = "top-secret-key";
const TOKEN: &str = "top-secret/token+==";
const ENCODED_TOKEN: &str = "top-secret%2Ftoken%2B%3D%3D";
const SCOPE: Scope<'_> = Scope::new("us-east-1", "iot");
const BODY: Payload<'_> = Payload::Bytes(b"{}");

fn time() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(1_440_938_160_500)
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", SECRET).with_session_token(TOKEN)
}

fn parts(uri: &str) -> Parts {
    Request::put(uri).body(()).expect("a request").into_parts().0
}

fn names(parts: &Parts) -> Vec<&str> {
    let mut names: Vec<_> = parts.headers.keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    names
}

#[test]
fn secrets_are_marked_in_headers_and_shown_nowhere() {
    let credentials = credentials();
    let signer = Signer::new(&credentials, SCOPE, time());
    let mut request = parts("https://iot.us-east-1.amazonaws.com/streams/a");
    let signature = signer.sign(&mut request, BODY).expect("a signature");
    for name in ["authorization", "x-amz-security-token"] {
        assert!(request.headers.get(name).is_some_and(HeaderValue::is_sensitive), "{name}");
    }
    let shown = format!("{signer:?} {request:?} {signature:?} {credentials:?}");
    for secret in ["top-secret", signature.as_str()] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn only_needed_headers_are_set() {
    let credentials = Credentials::new("AKIDEXAMPLE", SECRET);
    let signed = |service: &'static str, payload: Payload<'_>| {
        let mut signed = parts("https://example.amazonaws.com/");
        Signer::new(&credentials, Scope::new("us-east-1", service), time()).sign(&mut signed, payload).map(|_| signed)
    };
    let iot = signed("iot", BODY).expect("a signature");
    assert_eq!(names(&iot), ["authorization", "x-amz-date"]);
    let unsigned = signed("iot", Payload::Unsigned).expect("a signature");
    assert_eq!(names(&unsigned), ["authorization", "x-amz-content-sha256", "x-amz-date"]);
    assert_eq!(unsigned.headers.get("x-amz-content-sha256"), Some(&HeaderValue::from_static("UNSIGNED-PAYLOAD")));
    let s3 = signed("s3", Payload::Bytes(b"")).expect("a signature");
    let empty = HeaderValue::from_static("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(s3.headers.get("x-amz-content-sha256"), Some(&empty));
}

#[test]
fn a_retry_is_signed_anew() {
    let temporary = credentials();
    let long_term = Credentials::new("AKIDOTHER", SECRET);
    let mut retried = parts("https://iot.us-east-1.amazonaws.com/");
    Signer::new(&temporary, SCOPE, time()).sign(&mut retried, BODY).expect("a signature");
    let later = time() + Duration::from_hours(30);
    Signer::new(&long_term, SCOPE, later).sign(&mut retried, BODY).expect("a signature");

    let mut fresh = parts("https://iot.us-east-1.amazonaws.com/");
    Signer::new(&long_term, SCOPE, later).sign(&mut fresh, BODY).expect("a signature");
    assert_eq!(retried.headers, fresh.headers);
}

#[test]
fn a_hash_that_contradicts_the_payload_is_replaced() {
    let credentials = credentials();
    let mut signed = parts("https://iot.us-east-1.amazonaws.com/");
    signed.headers.insert("x-amz-content-sha256", HeaderValue::from_static("UNSIGNED-PAYLOAD"));
    Signer::new(&credentials, SCOPE, time()).sign(&mut signed, BODY).expect("a signature");
    let hash = HeaderValue::from_static("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assert_eq!(signed.headers.get("x-amz-content-sha256"), Some(&hash));
}

#[test]
fn presigning_keeps_path_and_query_and_sets_no_header() {
    let credentials = credentials();
    let signer = Signer::new(&credentials, SCOPE, time());
    for (uri, start) in [
        ("https://h/a%2Fb//..?x=%7e+&y", "https://h/a%2Fb//..?x=%7e+&y&X-Amz-Algorithm="),
        ("https://h", "https://h/?X-Amz-Algorithm="),
        ("https://h/?", "https://h/?X-Amz-Algorithm="),
        ("https://h/?a=?", "https://h/?a=?&X-Amz-Algorithm="),
        ("http://[::1]:8000/x?&", "http://[::1]:8000/x?&&X-Amz-Algorithm="),
    ] {
        let mut presigned = parts(uri);
        let signature = signer.presign(&mut presigned, Payload::Bytes(b""), Duration::from_mins(15)).expect("a URI");
        let presigned_uri = presigned.uri.to_string();
        assert!(presigned_uri.starts_with(start), "{presigned_uri}");
        let end =
            format!("&X-Amz-Expires=900&X-Amz-Security-Token={ENCODED_TOKEN}&X-Amz-Signature={}", signature.as_str());
        assert!(presigned_uri.ends_with(&end), "{presigned_uri}");
        assert_eq!(names(&presigned), [""; 0]);
    }
}

#[test]
fn a_presigned_request_has_one_signature() {
    let credentials = credentials();
    let signer = Signer::new(&credentials, SCOPE, time());
    let mut request = parts("https://h/");
    signer.sign(&mut request, BODY).expect("a signature");
    signer.presign(&mut request, BODY, Duration::from_mins(1)).expect("a URI");
    assert_eq!(names(&request), [""; 0]);
    let again = signer.presign(&mut request, BODY, Duration::from_mins(1));
    assert_eq!(again, Err(SigningError::AlreadyPresigned));
}

#[test]
fn a_presigned_uri_lives_a_second_to_seven_days() {
    let credentials = credentials();
    let signer = Signer::new(&credentials, SCOPE, time());
    let presigned = |expires| signer.presign(&mut parts("https://h/"), BODY, expires).map(drop);
    let week = Duration::from_hours(7 * 24);
    for expires in [Duration::from_secs(1), Duration::from_millis(1999), week] {
        assert_eq!(presigned(expires), Ok(()), "{expires:?}");
    }
    for expires in [Duration::ZERO, Duration::from_millis(999), week + Duration::from_nanos(1), Duration::MAX] {
        assert_eq!(presigned(expires), Err(SigningError::Expires(expires)));
    }
}

#[test]
fn what_no_header_can_carry_is_an_error_that_does_not_show_it() {
    let odd = ["top-secret\r\nx-injected: 1", "top-secret\0"];
    for value in odd {
        let token = Credentials::new("AKIDEXAMPLE", SECRET).with_session_token(value);
        let id = Credentials::new(value, SECRET);
        let plain = Credentials::new("AKIDEXAMPLE", SECRET);
        let cases = [
            (&token, SCOPE, "x-amz-security-token"),
            (&id, SCOPE, "authorization"),
            (&plain, Scope::new(value, "iot"), "authorization"),
            (&plain, Scope::new("us-east-1", value), "authorization"),
        ];
        for (credentials, scope, header) in cases {
            let error = Signer::new(credentials, scope, time()).sign(&mut parts("https://h/"), BODY).map(drop);
            assert_eq!(error, Err(SigningError::HeaderValue(header)));
            assert!(!format!("{error:?} {}", SigningError::HeaderValue(header)).contains("top-secret"));
        }
    }
}

#[test]
fn errors_are_told_apart() {
    let credentials = credentials();
    let signer = Signer::new(&credentials, SCOPE, time());
    assert_eq!(signer.sign(&mut parts("/no/host"), BODY).map(drop), Err(SigningError::NoHost));
    if let Some(far) = UNIX_EPOCH.checked_add(Duration::from_secs(1 << 60)) {
        let error = Signer::new(&credentials, SCOPE, far).sign(&mut parts("https://h/"), BODY).map(drop);
        assert_eq!(error, Err(SigningError::Time));
    }
    let presigned = signer.presign(&mut parts("example.com:443"), BODY, Duration::from_mins(1));
    assert_eq!(presigned.map(drop), Err(SigningError::Uri));
    let mut full = parts("https://h/");
    while full
        .headers
        .try_insert(
            http::HeaderName::try_from(format!("x-{}", full.headers.len())).expect("a name"),
            HeaderValue::from_static(""),
        )
        .is_ok()
    {}
    assert_eq!(signer.sign(&mut full, BODY).map(drop), Err(SigningError::TooManyHeaders));
}

/// The message as services write it.
fn message(canonical_request: &str, string_to_sign: &str) -> String {
    format!(
        "The request signature we calculated does not match the signature you provided. Check your key.\n\n\
         The Canonical String for this request should have been\n'{canonical_request}'\n\n\
         The String-to-Sign should have been\n'{string_to_sign}'\n"
    )
}

#[test]
fn a_mismatch_shows_the_lines_that_differ_and_no_secret() {
    let credentials = credentials();
    let signer = Signer::new(&credentials, SCOPE, time());
    let mut request = parts("https://iot.us-east-1.amazonaws.com/streams/it's%2Fmine?b=1&a=2");
    request.headers.insert("x-amz-meta", HeaderValue::from_static("as sent"));
    let mut key = HeaderValue::from_static("top-secret-stream-key");
    key.set_sensitive(true);
    request.headers.insert("x-stream-key", key);
    signer.sign(&mut request, BODY).expect("a signature");

    let canonical = signer.canonical_request(&request, BODY).expect("a canonical request");
    assert!(canonical.contains(TOKEN));
    let seen =
        canonical.replace("%252F", "%2F").replace("as sent", "as a proxy changed it").replace(TOKEN, "top-secret");
    let string_to_sign = signer.string_to_sign(&request, BODY).expect("a string to sign");
    let message = message(&seen, &string_to_sign.replace("/iot/", "/execute-api/"));
    let expected = Expected::in_message(&message).expect("what AWS expected");
    let mismatch = signer.explain(&request, BODY, &expected).expect("an explanation");
    assert!(!mismatch.is_wrong_key());
    let shown = mismatch.to_string();
    for line in [
        "canonical request:\n  PUT\n- /streams/it%27s%252Fmine\n+ /streams/it%27s%2Fmine\n  a=2&b=1\n",
        "\n- x-amz-meta:as sent\n- x-amz-security-token:[redacted, 19 bytes]\n",
        "\n+ x-amz-meta:as a proxy changed it\n+ x-amz-security-token:[redacted, 10 bytes]\n",
        "\n  x-stream-key:[redacted, 21 bytes]\n",
        "\n- 20150830/us-east-1/iot/aws4_request\n+ 20150830/us-east-1/execute-api/aws4_request\n",
    ] {
        assert!(shown.contains(line), "{line:?} not in\n{shown}");
    }
    for all in [shown, format!("{mismatch:?} {expected:?}"), Expected::summary(&message).to_owned()] {
        assert!(!all.contains("top-secret"), "{all}");
    }
}

#[test]
fn a_mismatch_of_a_presigned_uri_shows_no_token() {
    let credentials = credentials();
    let signer = Signer::new(&credentials, SCOPE, time());
    let mut presigned = parts("https://iot.us-east-1.amazonaws.com/streams?a=1");
    let signature = signer.presign(&mut presigned, BODY, Duration::from_mins(1)).expect("a URI");
    let canonical = signer.canonical_request(&presigned, BODY).expect("a canonical request");
    assert!(canonical.contains(ENCODED_TOKEN) && !canonical.contains(signature.as_str()), "{canonical}");
    // However the other side writes the token, and even where it has no name before it.
    let seen = canonical.replace("a=1", "a=2") + "\n" + TOKEN + "\n" + &presigned.uri.to_string();
    let expected = Expected { canonical_request: Some(&seen), string_to_sign: None };
    let shown = signer.explain(&presigned, BODY, &expected).expect("an explanation").to_string();
    assert!(shown.contains("X-Amz-Security-Token=[redacted, 27 bytes]&"), "{shown}");
    assert!(!shown.contains("top-secret") && !shown.contains(signature.as_str()), "{shown}");
}

#[test]
fn where_nothing_differs_the_key_is_wrong() {
    let credentials = credentials();
    let signer = Signer::new(&credentials, SCOPE, time());
    let mut request = parts("https://iot.us-east-1.amazonaws.com/streams");
    signer.sign(&mut request, BODY).expect("a signature");
    let canonical = signer.canonical_request(&request, BODY).expect("a canonical request");
    let string_to_sign = signer.string_to_sign(&request, BODY).expect("a string to sign");
    let message = message(&canonical, &string_to_sign);
    let expected = Expected::in_message(&message).expect("what AWS expected");
    let mismatch = signer.explain(&request, BODY, &expected).expect("an explanation");
    assert!(mismatch.is_wrong_key());
    let unsigned = parts("https://iot.us-east-1.amazonaws.com/streams");
    assert_eq!(signer.explain(&unsigned, BODY, &expected), Ok(mismatch.clone()));
    assert!(mismatch.to_string().contains("not that of access key id `AKIDEXAMPLE`"), "{mismatch}");
}

#[test]
fn any_message_can_be_looked_at() {
    for message in [
        "",
        "The security token included in the request is invalid.",
        "The Canonical String for this request should have been",
        "The Canonical String for this request should have been 'GET",
        "The String-to-Sign should have been\n'",
    ] {
        assert!(Expected::in_message(message).is_none(), "{message}");
    }
    assert_eq!(Expected::summary("no such text"), "no such text");
    assert_eq!(Expected::summary("short.\n\nThe Canonical String for this request should have been 'GET"), "short.");
}
