//! What the attempts of one call share, and what decides on another one: declarations, settings, the request's body.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use aws_operation::{
    Body, ByteStream, Client, Credentials, aws_error, aws_operation, aws_output,
    client::ClientBuilder,
    system::Env,
    transport::{BoxFuture, Transport, TransportError},
};
use http::HeaderMap;

#[aws_operation(service = "iot", method = "POST", path = "/jobs", output = CreateJobOutput, error = CreateJobError)]
#[derive(Default)]
struct CreateJob {
    #[aws(idempotency_token)]
    client_token: Option<String>,
}

#[aws_output]
struct CreateJobOutput {}

#[aws_error]
enum CreateJobError {
    #[aws(retryable)]
    ConflictException,
    #[aws(throttling)]
    BusyException,
    InvalidRequestException,
}

#[aws_operation(service = "iot", method = "POST", path = "/upload")]
struct Upload {
    #[aws(payload)]
    content: ByteStream,
}

#[tokio::test(start_paused = true)]
async fn an_error_that_is_declared_retryable_is_retried_and_its_neighbour_is_not() {
    for (code, attempts) in [("ConflictException", 3), ("BusyException", 3), ("InvalidRequestException", 1)] {
        let script = Script::new([(409, code); 3]);
        let error = script.client().send(&CreateJob::default()).await.map(drop).unwrap_err();
        assert_eq!((error.attempts(), script.sent().len()), (attempts, attempts as usize), "{code}");
        assert!(error.service_error().is_some());
        assert_eq!(error.is_retryable(), attempts == 3);
        assert_eq!(error.is_throttling(), code == "BusyException");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_that_is_not_declared_is_judged_by_the_shared_lists() {
    for (status, code, retryable, throttling) in [
        (400, "ThrottlingException", true, true),
        (503, "SlowDown", true, true),
        (400, "RequestTimeout", true, false),
        (502, "", true, false),
        (429, "", true, true),
        (400, "ValidationException", false, false),
    ] {
        let script = Script::new([(status, code); 3]);
        let error = script.client().send(&CreateJob::default()).await.map(drop).unwrap_err();
        assert_eq!((error.is_retryable(), error.is_throttling()), (retryable, throttling), "{code}");
        assert_eq!(error.attempts(), if retryable { 3 } else { 1 }, "{code}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_outage_spends_the_quota_once_and_not_on_every_call() {
    const CALLS: usize = 200;
    const RETRIES: usize = 500 / 14; // the quota, and what a retry takes of it
    let script = Script::new([(503, ""); CALLS + RETRIES]);
    let client = script.client();
    for _ in 0..CALLS {
        client.send(&CreateJob::default()).await.map(drop).unwrap_err();
    }
    assert_eq!(script.sent().len(), CALLS + RETRIES);
    // Another client has a quota of its own.
    let other = Script::new([(503, ""); 3]);
    assert_eq!(other.client().send(&CreateJob::default()).await.map(drop).unwrap_err().attempts(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_token_stays_the_same_over_the_attempts_of_a_call_and_differs_between_calls() {
    let script = Script::new([(503, ""), (200, ""), (200, "")]);
    let client = script.client();
    client.send(&CreateJob::default()).await.unwrap();
    client.send(&CreateJob::default()).await.unwrap();
    let bodies: Vec<_> = script.sent().into_iter().map(|(_, body)| body.unwrap()).collect();
    assert!(bodies[0].starts_with(r#"{"clientToken":""#) && bodies[0].len() == 18 + 36, "{}", bodies[0]);
    assert_eq!(bodies[0], bodies[1]);
    assert_ne!(bodies[1], bodies[2]);
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_signed_anew_and_only_its_number_differs() {
    let script = Script::new([(503, ""), (200, "")]);
    script.client().send(&CreateJob::default()).await.unwrap();
    let sent = script.sent();
    let header = |attempt: usize, name: &str| sent[attempt].0[name].to_str().unwrap().to_owned();
    assert_eq!(header(0, "amz-sdk-invocation-id"), header(1, "amz-sdk-invocation-id"));
    assert_ne!(header(0, "amz-sdk-request"), header(1, "amz-sdk-request"));
    assert_ne!(header(0, "authorization"), header(1, "authorization"));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_can_be_read_once_is_sent_once_and_bytes_are_sent_again() {
    let once = Upload { content: ByteStream::once(Body::streamed(Body::from("bytes"))) };
    let script = Script::new([(503, "")]);
    let error = script.client().send(&once).await.unwrap_err();
    assert_eq!(error.attempts(), 1);

    let script = Script::new([(503, ""), (200, "")]);
    script.client().send(&Upload { content: ByteStream::from("bytes") }).await.unwrap();
    let bodies: Vec<_> = script.sent().into_iter().map(|(_, body)| body.unwrap()).collect();
    assert_eq!(bodies, ["bytes", "bytes"]);
}

#[tokio::test(start_paused = true)]
async fn the_environment_sets_attempts_and_names_the_application() {
    let script = Script::new([(500, ""); 2]);
    let env =
        Env::from_pairs([("AWS_MAX_ATTEMPTS", "2"), ("AWS_SDK_UA_APP_ID", "billing"), ("AWS_REGION", "eu-west-1")]);
    let client = script.builder().product("acme", "1.2").from_env_of(env).await.unwrap();
    let error = client.send(&CreateJob::default()).await.map(drop).unwrap_err();
    assert_eq!(error.attempts(), 2);
    let agent = script.sent()[0].0["user-agent"].to_str().unwrap().to_owned();
    assert!(agent.ends_with(" m/E app/billing acme/1.2"), "{agent}");
    assert!(!script.sent()[0].0["authorization"].to_str().unwrap().contains("user-agent"));
}

#[tokio::test]
async fn a_setting_that_makes_no_sense_is_told_before_anything_is_sent() {
    let script = Script::new([]);
    let env = Env::from_pairs([("AWS_RETRY_MODE", "sometimes"), ("AWS_REGION", "eu-west-1")]);
    let error = script.builder().from_env_of(env).await.unwrap_err();
    assert_eq!(error.to_string(), "`AWS_RETRY_MODE` is `sometimes`, set it to `standard` or `adaptive`");
}

type Sent = (HeaderMap, Option<String>);
type Answers = VecDeque<(u16, &'static str)>;

/// Answers in turn with a status and an error's code; keeps the headers and bodies that were sent.
#[derive(Clone)]
struct Script(Arc<Mutex<(Answers, Vec<Sent>)>>);

impl Script {
    fn new(answers: impl IntoIterator<Item = (u16, &'static str)>) -> Self {
        Self(Arc::new(Mutex::new((answers.into_iter().collect(), Vec::new()))))
    }

    fn builder(&self) -> ClientBuilder {
        Client::builder().credentials(Credentials::new("AKIDEXAMPLE", "secret")).transport(self.clone())
    }

    fn client(&self) -> Client {
        self.builder().region("eu-west-1").build().unwrap()
    }

    fn sent(&self) -> Vec<Sent> {
        self.0.lock().unwrap().1.clone()
    }
}

impl Transport for Script {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut script = self.0.lock().unwrap();
        let body = request.body().as_bytes().map(|bytes| String::from_utf8(bytes.to_vec()).unwrap());
        script.1.push((request.headers().clone(), body));
        let (status, code) = script.0.pop_front().expect("the script has no answer left");
        Box::pin(async move {
            let response = http::Response::builder().status(status).header("x-amzn-errortype", code);
            Ok(response.body(Body::from("{}")).unwrap())
        })
    }
}
