//! Responses that no service should send: whatever arrives is a value or an error, never a panic, and no error tells what
//! was in it.

use aws_operation::{Error, ErrorKind, Operation};
use bytes::Bytes;
use fastrand::Rng;
use http::Response;
use serde_json::Value as Json;

use crate::everything::{EverythingError, GetEverything, members};

/// In every string of the bodies; in no error.
const SECRET: &str = "S3CR3T";

/// How many bodies each test reads: `AWS_OPERATION_FUZZ=1000000 cargo test --release ..` for a long run.
fn inputs() -> usize {
    std::env::var("AWS_OPERATION_FUZZ").map_or(20_000, |count| count.parse().expect("a number of inputs"))
}

#[test]
fn whatever_arrives_is_a_value_or_an_error() {
    let mut rng = Rng::with_seed(7);
    let (mut values, mut unreadable) = (0, 0);
    let inputs = inputs();
    for _ in 0..inputs {
        let body = body(&mut rng);
        match read(&mut rng, 200, body.clone()) {
            Ok(()) => values += 1,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Response);
                check(&error, &body);
                unreadable += 1;
            }
        }
    }
    println!("{inputs} successes: {values} read, {unreadable} refused");
    assert!(values > inputs / 20 && unreadable > inputs / 20, "the bodies are all of one kind");
}

#[test]
fn whatever_arrives_as_an_error_is_one() {
    let mut rng = Rng::with_seed(8);
    let (mut coded, mut modelled) = (0, 0);
    let inputs = inputs();
    for _ in 0..inputs {
        let body = error_body(&mut rng);
        let status = rng.u16(300..600);
        let error = read(&mut rng, status, body.clone()).unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Service, status));
        assert_eq!(error.body().unwrap(), &body);
        coded += usize::from(error.code().is_some());
        modelled += usize::from(error.service_error().is_some());
    }
    println!("{inputs} errors: {coded} with a code, {modelled} declared");
    assert!(coded > inputs / 20 && modelled > inputs / 20, "the bodies are all of one kind");
}

#[test]
fn nesting_has_a_limit_and_not_the_stack_decides() {
    // A structure in a list is two levels. What no member asks for is passed over without being taken apart, so that its
    // depth costs nothing.
    for (open, close, level, end, refusals) in [
        ("{\"nested\":", "}", "{\"children\":[", "]}", 5),
        ("{\"document\":[", "]}", "[", "]", 4),
        ("{\"unknown\":[", "]}", "[", "]", 0),
    ] {
        let mut refused = 0;
        for depth in [1, 10, 60, 100, 127, 128, 1_000, 100_000] {
            let body = format!("{open}{}{}{close}", level.repeat(depth), end.repeat(depth));
            if let Err(error) = read(&mut Rng::with_seed(0), 200, body.into()) {
                assert!(error.to_string().contains("127 levels"), "{error}");
                refused += 1;
            }
        }
        assert_eq!(refused, refusals, "{open}");
    }
}

fn read(rng: &mut Rng, status: u16, body: Bytes) -> Result<(), Error<EverythingError>> {
    let mut response = Response::builder().status(status);
    for name in ["x-text", "x-long", "x-flag", "x-time", "x-list", "x-meta-a", "x-amzn-errortype", "content-type"] {
        if rng.u8(..12) == 0 {
            let value: Vec<u8> = (0..rng.usize(..12)).map(|_| rng.u8(b' '..=b'~')).collect();
            response = response.header(name, value);
        }
    }
    GetEverything::from_http_response(response.body(body).unwrap()).map(drop)
}

fn check(error: &Error<EverythingError>, body: &Bytes) {
    let told = format!("{error} {error:?}");
    // A key of a map is a part of the path, and so may be told; a value never is.
    let values_only = !told.contains("[\"");
    assert!(!(values_only && told.contains(SECRET)), "{told}\n{body:?}");
    assert_eq!(error.body().unwrap(), body);
}

/// A body that is right, cut, changed, spliced, of wrong types, or noise.
fn body(rng: &mut Rng) -> Bytes {
    let right = |rng: &mut Rng| {
        let mut members = members(rng);
        for (name, value) in &mut members {
            match name.as_str() {
                "blob" => *value = "UzNDUjNU".into(), // the secret as base64
                "float" | "double" | "color" => {}
                _ => mark(value),
            }
        }
        Json::Object(members).to_string().into_bytes()
    };
    let mut body = right(rng);
    match rng.u8(..6) {
        0 => {}
        1 => body.truncate(rng.usize(..=body.len())),
        2 => {
            for _ in 0..rng.usize(1..4) {
                let at = rng.usize(..body.len());
                body[at] = rng.u8(..);
            }
        }
        3 => {
            let other = right(rng);
            body.truncate(rng.usize(..body.len()));
            body.extend_from_slice(&other[rng.usize(..other.len())..]);
        }
        4 => {
            let mut members: Json = serde_json::from_slice(&body).unwrap_or_default();
            if let Json::Object(members) = &mut members {
                // Each value under another's name.
                let names: Vec<_> = members.keys().cloned().collect();
                let mut values: Vec<_> = std::mem::take(members).into_iter().map(|(_, value)| value).collect();
                rng.shuffle(&mut values);
                members.extend(names.into_iter().zip(values));
            }
            body = members.to_string().into_bytes();
        }
        _ => body = (0..rng.usize(..64)).map(|_| rng.u8(..)).collect(),
    }
    body.into()
}

fn error_body(rng: &mut Rng) -> Bytes {
    let mut body = body(rng).to_vec();
    let code = ["\"code\":\"Broken\",", "\"__type\":\"ns#Broken:x\",", "\"message\":null,", "\"code\":7,", ""];
    if body.first() == Some(&b'{') {
        body.splice(1..1, code[rng.usize(..code.len())].bytes());
    }
    body.into()
}

/// Puts the secret into every string that is a value.
fn mark(value: &mut Json) {
    match value {
        Json::String(text) => text.push_str(SECRET),
        Json::Array(items) => items.iter_mut().for_each(mark),
        Json::Object(members) => members.values_mut().for_each(mark),
        _ => {}
    }
}
