//! The client over a transport that follows a script, with time that passes at once.

#[cfg(feature = "tracing")]
mod spans;

use std::{
    collections::VecDeque,
    future::IntoFuture as _,
    num::NonZeroU32,
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, response};

use super::{Client, ClientBuilder};
use crate::{
    Body, Credentials, Document, ErrorKind, Operation, Unmodelled,
    operation::{Auth, OperationSchema, OperationTraits, Part},
    protocol::{ErrorMetadata, Protocol, ROOT, RequestContext},
    retry::RetryConfig,
    service::Service,
    shape::{Member, Reader, Schema, ShapeError, Slot, Timestamp, TimestampFormat, Value, Writer},
    transport::{BoxFuture, Transport, TransportError, TransportErrorKind},
};

#[tokio::test(start_paused = true)]
async fn a_transient_error_is_followed_by_another_attempt_of_the_same_call() {
    let script = Script::new([Answer::status(503), Answer::Fails(TransportErrorKind::Exchange), Answer::status(200)]);
    script.client().send(&Ping).await.unwrap();

    let sent = script.sent();
    let header = |name: &str| sent.iter().map(|headers| headers[name].to_str().unwrap().to_owned()).collect::<Vec<_>>();
    let ids = header("amz-sdk-invocation-id");
    assert!(ids[0] == ids[1] && ids[1] == ids[2], "{ids:?}");
    for (request, expected) in header("amz-sdk-request").iter().zip(["1", "2", "3"]) {
        assert!(request.ends_with(&format!("; attempt={expected}; max=3")), "{request}");
    }
    assert!(header("user-agent")[0].starts_with("aws-operation/"));
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_tells_the_attempts_and_the_time() {
    let script = Script::new([Answer::status(500), Answer::status(502), Answer::status(503)]);
    let error = script.client().send(&Ping).await.unwrap_err();
    assert_eq!((error.attempts(), error.status()), (3, Some(StatusCode::SERVICE_UNAVAILABLE)));
    assert!(error.elapsed() > Duration::ZERO);
    assert!(error.to_string().contains(" [3 attempts in "), "{error}");
}

#[tokio::test(start_paused = true)]
async fn what_no_attempt_would_change_is_sent_once() {
    for answer in [Answer::status(400), Answer::status(301), Answer::Fails(TransportErrorKind::Request)] {
        let script = Script::new([answer]);
        let error = script.client().send(&Ping).await.unwrap_err();
        assert_eq!((error.attempts(), script.sent().len()), (1, 1), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_wait_that_the_service_asks_for_is_kept() {
    let script = Script::new([Answer::status(503).with("retry-after", "4"), Answer::status(200)]);
    let started = tokio::time::Instant::now();
    script.client().send(&Ping).await.unwrap();
    assert_eq!(started.elapsed().as_secs(), 4);
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_takes_too_long_is_given_up_and_made_again() {
    let script = Script::new([Answer::Hangs, Answer::status(200)]);
    let started = tokio::time::Instant::now();
    script.client().send(&Ping).attempt_timeout(Duration::from_secs(3)).await.unwrap();
    assert_eq!((started.elapsed().as_secs(), script.sent().len()), (3, 2));
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_with_its_time_and_tells_what_went_before() {
    let script = Script::new([Answer::status(503), Answer::Hangs]);
    let started = tokio::time::Instant::now();
    let error = script.client().send(&Ping).timeout(Duration::from_secs(10)).await.unwrap_err();
    assert_eq!((started.elapsed().as_secs(), error.attempts(), error.kind()), (10, 2, ErrorKind::Timeout));
    assert!(error.to_string().contains("no whole response within 10s; an attempt before failed: "), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_ends_with_its_call_and_no_other_follows() {
    let script = Script::new([Answer::Hangs]);
    let started = tokio::time::Instant::now();
    let call = script.client().send(&Ping).timeout(Duration::from_secs(3)).attempt_timeout(Duration::from_secs(3));
    let error = call.await.unwrap_err();
    assert_eq!((started.elapsed().as_secs(), error.attempts(), error.kind()), (3, 1, ErrorKind::Timeout));
    assert!(error.to_string().contains("no whole response within 3s"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_call_held_back_beyond_its_time_sends_nothing() {
    let script = Script::new([Answer::status(400).with("x-amzn-errortype", "ThrottlingException")]);
    let adaptive = RetryConfig::adaptive().with_max_attempts(NonZeroU32::MIN);
    let client = script.builder().retry(adaptive).build().unwrap();
    client.send(&Ping).await.unwrap_err();
    let started = tokio::time::Instant::now();
    let error = client.send(&Ping).timeout(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!((started.elapsed().as_secs(), error.kind(), script.sent().len()), (1, ErrorKind::Timeout, 1), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_stalled_body_is_an_error_that_names_it() {
    let script = Script::new([Answer::Stalls, Answer::Stalls, Answer::Stalls]);
    let error = script.client().send(&Ping).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 3));
    assert!(error.to_string().contains("stalled: nothing of it came for 20s"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_body_over_the_limit_is_not_read_again() {
    let script = Script::new([Answer::status(200).body("four")]);
    let client = script.builder().max_response_bytes(3).build().unwrap();
    let error = client.send(&Ping).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert!(error.to_string().contains("longer than the limit of 3 bytes"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn headers_over_the_limit_are_told_and_not_asked_for_again() {
    let script = Script::new([Answer::status(200).with("x-long", &"x".repeat(100))]);
    let client = script.builder().max_header_bytes(105).build().unwrap();
    let error = client.send(&Ping).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert!(error.to_string().contains("headers are longer than the limit of 105 bytes"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn without_credentials_nothing_is_sent_and_no_attempt_is_counted() {
    let script = Script::new([]);
    let none = crate::credentials::from_fn(|| async {
        Err::<Credentials, _>(crate::credentials::CredentialsError::absent("none here"))
    });
    let error = script.builder().credentials(none).build().unwrap().send(&Ping).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Credentials, 0), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_first_failure_corrects_the_clock() {
    let ahead = SystemTime::now() + Duration::from_hours(2);
    let date = TimestampFormat::HttpDate.text(Timestamp::from(ahead)).unwrap();
    let script = Script::new([
        Answer::status(403).with("x-amzn-errortype", "SignatureDoesNotMatch").with("date", &date),
        Answer::status(200),
        Answer::status(200),
    ]);
    let client = script.client();
    client.send(&Ping).await.unwrap();
    client.send(&Ping).await.unwrap();
    let times: Vec<_> = script.sent().iter().map(|headers| headers["x-amz-date"].clone()).collect();
    assert!(times[1] > times[0] && times[2] >= times[1], "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn a_signature_that_is_not_accepted_is_explained_without_the_token() {
    let script = Script::new([Answer::status(403).with("x-amzn-errortype", "InvalidSignatureException").body(
        "The signature does not match.\n\nThe Canonical String for this request should have been\n'POST\n/%2570ing\n\n\
         host:iot.eu-west-1.amazonaws.com\nx-amz-security-token:top-secret-token\n\nhost\nhash'\n\n",
    )]);
    let credentials = Credentials::new("AKIDEXAMPLE", "top-secret-key").with_session_token("top-secret-token");
    let error = script.builder().credentials(credentials).build().unwrap().send(&Ping).await.unwrap_err();
    let shown = error.to_string();
    assert_eq!(error.message(), Some("The signature does not match."));
    assert!(shown.starts_with("Ping: InvalidSignatureException (403): The signature does not match.\n"), "{shown}");
    for line in ["  POST\n- /ping\n+ /%2570ing\n", "\n  x-amz-security-token:[redacted, 16 bytes]\n"] {
        assert!(shown.contains(line), "{shown}");
    }
    // With what was sent in this attempt, so that only what AWS changed is a difference.
    assert!(shown.contains("; attempt=1; max=3\n"), "{shown}");
    assert!(error.signature_mismatch().is_some_and(|mismatch| !mismatch.is_wrong_key()));
    assert!(!format!("{shown} {error:?}").contains("top-secret"), "{shown}");
}

#[tokio::test(start_paused = true)]
async fn a_request_can_have_its_own_retries() {
    let script = Script::new([Answer::status(503)]);
    let error = script.client().send(&Ping).retry(RetryConfig::disabled()).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_stops_and_leaves_the_client_fit_for_use() {
    let script = Script::new([Answer::Hangs, Answer::status(200)]);
    let client = script.client();
    let dropped = tokio::time::timeout(Duration::from_secs(1), client.send(&Ping).into_future()).await;
    assert!(dropped.is_err());
    tokio::time::sleep(Duration::from_mins(5)).await;
    assert_eq!(script.sent().len(), 1);
    client.send(&Ping).await.unwrap();
}

/// What the transport does with one request.
enum Answer {
    Responds(StatusCode, HeaderMap, &'static str),
    Fails(TransportErrorKind),
    Hangs,
    /// The head comes, the body never does.
    Stalls,
}

impl Answer {
    fn status(status: u16) -> Self {
        Self::Responds(StatusCode::from_u16(status).unwrap(), HeaderMap::new(), "")
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        if let Self::Responds(_, headers, _) = &mut self {
            headers.insert(name, value.parse().unwrap());
        }
        self
    }

    fn body(self, text: &'static str) -> Self {
        match self {
            Self::Responds(status, headers, _) => Self::Responds(status, headers, text),
            other => other,
        }
    }
}

/// Answers in turn, and keeps the headers of what was sent.
#[derive(Clone)]
struct Script(Arc<Mutex<(VecDeque<Answer>, Vec<HeaderMap>)>>);

impl Script {
    fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self(Arc::new(Mutex::new((answers.into_iter().collect(), Vec::new()))))
    }

    fn builder(&self) -> ClientBuilder {
        Client::builder()
            .region("eu-west-1")
            .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
            .transport(self.clone())
    }

    fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    fn sent(&self) -> Vec<HeaderMap> {
        self.0.lock().unwrap().1.clone()
    }
}

impl Transport for Script {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let answer = {
            let mut script = self.0.lock().unwrap();
            script.1.push(request.headers().clone());
            script.0.pop_front().expect("the script has no answer left")
        };
        Box::pin(async move {
            match answer {
                Answer::Responds(status, headers, text) => {
                    let mut response = http::Response::new(Body::from(text));
                    *response.status_mut() = status;
                    *response.headers_mut() = headers;
                    Ok(response)
                }
                Answer::Fails(kind) => Err(TransportError::new(kind, "scripted")),
                Answer::Hangs => std::future::pending().await,
                Answer::Stalls => Ok(http::Response::new(Body::streamed(Stall))),
            }
        })
    }
}

struct Stall;

impl http_body::Body for Stall {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        std::task::Poll::Pending
    }
}

/// The smallest operation: nothing in, nothing out, the error's code in a header.
struct Ping;

impl Value for Ping {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.structure(member, &NOTHING, &[])
    }
}

static NOTHING: Schema = Schema::new("Ping", &[]);
static IOT: Service = Service::new("iot", "IoT");

impl Operation for Ping {
    type Output = Document;
    type Error = Unmodelled;
    const OPERATION: &'static OperationSchema = &OperationSchema {
        name: "Ping",
        service: &IOT,
        protocol: &Plain,
        method: "POST",
        path: &[Part::Literal("/ping")],
        query: "",
        host_prefix: &[],
        auth: Auth::SigV4,
        traits: OperationTraits::NONE,
        input: &NOTHING,
        output: &NOTHING,
        errors: &[],
    };
}

struct Plain;

impl Protocol for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn request(
        &self,
        operation: &OperationSchema,
        _: &dyn Value,
        _: &RequestContext<'_>,
    ) -> Result<http::Request<Body>, ShapeError> {
        let request = http::Request::builder().method(operation.method).uri("https://iot.eu-west-1.amazonaws.com/ping");
        request.body(Body::default()).map_err(|error| ShapeError::new(error.to_string()))
    }

    fn output(
        &self,
        _: &'static Schema,
        _: &response::Parts,
        _: Body,
        output: &mut dyn Slot,
    ) -> Result<(), ShapeError> {
        output.fill(&ROOT, &mut Null)
    }

    fn error(&self, head: &response::Parts, body: &[u8]) -> ErrorMetadata {
        let code = head.headers.get("x-amzn-errortype").map(|code| code.to_str().unwrap().to_owned());
        ErrorMetadata { code, message: Some(String::from_utf8_lossy(body).into_owned()) }
    }

    fn error_members(
        &self,
        _: &response::Parts,
        _: &[u8],
        _: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        Ok(())
    }
}

struct Null;

impl Reader for Null {
    fn document(&mut self, _: &Member) -> Result<Document, ShapeError> {
        Ok(Document::Null)
    }
}
