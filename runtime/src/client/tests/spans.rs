//! What spans show, and what they never do.

use std::{
    fmt::{Debug, Write as _},
    sync::{Arc, Mutex},
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

use super::*;

#[tokio::test(start_paused = true)]
async fn a_call_and_its_attempts_are_spans_with_the_conventions_names() {
    let shown = Shown::default();
    let _guard = tracing::subscriber::set_default(shown.clone());
    let script = Script::new([
        Answer::status(503).with("x-amzn-errortype", "SlowDown").with("x-amzn-requestid", "r-1"),
        Answer::status(200).with("x-amzn-requestid", "r-2"),
    ]);
    script.client().send(&Ping).await.unwrap();

    let text = shown.0.lock().unwrap().clone();
    for expected in [
        "aws.call otel.name=IoT/Ping otel.kind=\"client\" rpc.system=\"aws-api\" rpc.service=\"IoT\" rpc.method=\"Ping\" \
         cloud.region=\"eu-west-1\"",
        "aws.attempt otel.name=\"attempt\" http.request.method=\"POST\" http.request.resend_count=0 \
         server.address=\"iot.eu-west-1.amazonaws.com\"",
        "http.response.status_code=503",
        "aws.request_id=\"r-1\"",
        "error.type=\"SlowDown\"",
        "http.request.resend_count=1",
        "attempts=2",
        "aws.request_id=\"r-2\"",
    ] {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_secret_is_shown() {
    let shown = Shown::default();
    let _guard = tracing::subscriber::set_default(shown.clone());
    let script = Script::new([Answer::status(400).with("x-secret-header", "from-the-server").body("secret body")]);
    let client = script
        .builder()
        .credentials(Credentials::new("AKIDEXAMPLE", "the-secret-key").with_session_token("the-session-token"))
        .build()
        .unwrap();
    client.send(&Ping).header("x-secret", "the-header").await.unwrap_err();

    let text = shown.0.lock().unwrap().clone();
    assert!(text.contains("aws.attempt"), "{text}");
    for secret in ["the-secret-key", "the-session-token", "the-header", "from-the-server", "secret body", "Signature="]
    {
        assert!(!text.contains(secret), "{secret} is in:\n{text}");
    }
}

/// Writes all that any subscriber could see into one text.
#[derive(Clone, Default)]
struct Shown(Arc<Mutex<String>>);

impl Subscriber for Shown {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut text = self.0.lock().unwrap();
        let _always = write!(text, "\n{}", span.metadata().name());
        span.record(&mut Text(&mut text));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Text(&mut self.0.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Text(&mut self.0.lock().unwrap()));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Text<'a>(&'a mut String);

impl Visit for Text<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _always = write!(self.0, " {field}={value:?}");
    }
}
