//! How the client authorizes what it sends, or lets others send: signed URIs and bearer tokens.

use std::time::Duration;

use aws_operation::{Client, Credentials, ErrorKind, aws_operation, credentials::BearerToken};
use aws_operation_tests::{
    raw_server::{RawServer, response},
    seed::UpdateStream,
};
use aws_sigv4::{
    http_request::{
        PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
        UriPathNormalizationMode, sign,
    },
    sign::v4,
};
use chrono::NaiveDateTime;
use http::Request;

const QUARTER: Duration = Duration::from_mins(15);
const SECRET: &str = "top-secret-key";
const TOKEN: &str = "top-secret-token";

fn client() -> Client {
    let credentials = Credentials::new("AKIDEXAMPLE", SECRET).with_session_token(TOKEN);
    Client::builder().region("eu-west-1").credentials(credentials).build().unwrap()
}

/// An operation of S3 as far as signing goes.
#[aws_operation(service = "iot", signing_name = "s3", method = "PUT", path = "/<key..>")]
struct Upload {
    key: String,
}

#[aws_operation(service = "iot", method = "GET", path = "/public/<thingName>", auth = "none")]
struct Public {
    thing_name: String,
}

#[aws_operation(service = "iot", method = "GET", path = "/owned/<thingName>", auth = "bearer")]
struct Owned {
    thing_name: String,
}

fn owned() -> Owned {
    Owned { thing_name: "t".into() }
}

#[tokio::test]
async fn a_presigned_request_has_the_signature_that_aws_sigv4_gives_it() {
    let update = UpdateStream { stream_id: "a/b ü".into(), ..UpdateStream::default() };
    let presigned = client().presign(&update, QUARTER).await.unwrap();
    assert_eq!(presigned.method(), "PUT");
    assert!(presigned.uri().path().ends_with("/streams/a%2Fb%20%C3%BC"), "{}", presigned.uri());
    assert!(!presigned.headers().contains_key("user-agent") && !presigned.headers().contains_key("authorization"));
    let request = presigned.into_request();
    let body = request.body().as_bytes().unwrap().to_vec();
    assert_eq!(body, b"{}");
    assert_eq!(signature(&request), official(&request, "iot", SignableBody::Bytes(&body)));
}

#[tokio::test]
async fn what_is_presigned_for_s3_leaves_the_payload_open() {
    let upload = Upload { key: "a//b/c d".into() };
    let request = client().presign(&upload, QUARTER).await.unwrap().into_request();
    assert_eq!(signature(&request), official(&request, "s3", SignableBody::UnsignedPayload));
}

#[tokio::test]
async fn what_cannot_be_presigned_is_told() {
    let error = client().presign(&Public { thing_name: "t".into() }, QUARTER).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("only what is authorized by a signature can be presigned"), "{error}");
    let error = client().presign(&Upload { key: "k".into() }, Duration::from_hours(169)).await.unwrap_err();
    assert!(error.to_string().contains("ask for 1 second to 7 days"), "{error}");
    let error = client().presign(&UpdateStream::default(), QUARTER).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
}

#[tokio::test]
async fn a_presigned_request_is_not_shown() {
    let presigned = client().presign(&Upload { key: "k".into() }, QUARTER).await.unwrap();
    let query = presigned.uri().query().unwrap().to_owned();
    assert!(query.contains(TOKEN), "{query}");
    let shown = format!("{presigned:?}");
    assert!(shown.contains("/k?[redacted]"), "{shown}");
    for secret in [TOKEN, signature(&presigned.into_request()).as_str()] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn a_bearer_token_is_sent_instead_of_a_signature() {
    let server = RawServer::answering(response("200 OK", "", "{}")).await;
    let client = Client::builder().region("eu-west-1").endpoint_url(server.url());
    let client = client.bearer_token(BearerToken::new(TOKEN)).build().unwrap();
    client.send(&owned()).await.unwrap();
    let request = server.requests()[0].to_lowercase();
    assert!(request.contains("\r\nauthorization: bearer top-secret-token\r\n"), "{request}");
    assert!(!request.contains("x-amz-date"), "{request}");
    assert!(!format!("{client:?}").contains(TOKEN));

    // The same client has nothing to sign with.
    let error = client.send(&Upload { key: "k".into() }).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn without_a_usable_bearer_token_nothing_is_sent() {
    let error = client().send(&owned()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("call `.bearer_token(..)` on the client's builder"), "{error}");
    let client = Client::builder().region("eu-west-1").bearer_token(BearerToken::new("top-secret\n")).build().unwrap();
    let error = client.send(&owned()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 0));
    assert!(!format!("{error} {error:?}").contains("top-secret"), "{error}");
}

fn parameters<B>(request: &Request<B>) -> Vec<(&str, &str)> {
    let query = request.uri().query().unwrap_or_default();
    query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect()
}

fn parameter<'a, B>(request: &'a Request<B>, name: &str) -> &'a str {
    let found = parameters(request).into_iter().find(|(other, _)| *other == name);
    found.unwrap_or_else(|| panic!("no {name} in {}", request.uri())).1
}

fn signature<B>(request: &Request<B>) -> String {
    parameter(request, "X-Amz-Signature").to_owned()
}

/// The signature that AWS's own signer gives a presigned request, made from what it was before.
fn official<B>(request: &Request<B>, service: &str, body: SignableBody<'_>) -> String {
    let expires = parameter(request, "X-Amz-Expires").parse().map(Duration::from_secs).unwrap();
    assert_eq!(expires, QUARTER);
    let time = NaiveDateTime::parse_from_str(parameter(request, "X-Amz-Date"), "%Y%m%dT%H%M%SZ").unwrap().and_utc();
    let mut settings = SigningSettings::default();
    settings.signature_location = SignatureLocation::QueryParams;
    settings.expires_in = Some(expires);
    settings.payload_checksum_kind = PayloadChecksumKind::NoHeader;
    if service == "s3" {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    }
    let identity =
        aws_credential_types::Credentials::new("AKIDEXAMPLE", SECRET, Some(TOKEN.to_owned()), None, "test").into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region("eu-west-1")
        .name(service)
        .time(time.into())
        .settings(settings)
        .build()
        .unwrap();
    let uri = request.uri().to_string();
    let (unsigned, _) = uri.split_once("?X-Amz-Algorithm=").expect("nothing else in the query");
    let headers = request.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
    let signable = SignableRequest::new(request.method().as_str(), unsigned, headers, body).unwrap();
    sign(signable, &params.into()).unwrap().signature().to_owned()
}
