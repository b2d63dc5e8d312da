//! What is never shown: secret key, session token, and members that are sensitive.

use aws_operation::{
    Client, Credentials,
    testing::{Mock, Reply, Server},
};
use serde_json::json;

use crate::{
    declarations::{CreateIngestConfiguration, CreateIngestOutput, UpdateStream, UpdateStreamOutput, update},
    signature::Verifier,
};

const SECRETS: [&str; 4] = ["top-secret-key", "top-secret-token", "rt_top-secret-stream", "top-secret-pass"];

#[track_caller]
fn holds_no_secret(shown: &str) {
    for secret in SECRETS {
        assert!(!shown.contains(secret), "`{secret}` is shown: {shown}");
    }
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", SECRETS[0]).with_session_token(SECRETS[1])
}

#[tokio::test]
async fn neither_requests_nor_answers_nor_the_mock() {
    let mock = Mock::new();
    mock.on::<CreateIngestConfiguration>(|request| {
        assert_eq!(request.passphrase.as_deref(), Some(SECRETS[3]));
        Ok(CreateIngestOutput { stream_key: Some(SECRETS[2].into()) })
    });
    let client = mock.client_builder().credentials(credentials()).build().unwrap();
    let output = client.send(&CreateIngestConfiguration { passphrase: Some(SECRETS[3].into()) }).await.unwrap();
    assert_eq!(output.stream_key.as_deref(), Some(SECRETS[2]));

    // The request does hold them: what follows would show them if anything did.
    let request = mock.requests().remove(0);
    assert_eq!(request.header("x-amz-security-token"), Some(SECRETS[1]));
    assert!(String::from_utf8_lossy(request.body()).contains(SECRETS[3]));
    for shown in [format!("{request:?}"), format!("{mock:?}"), format!("{output:?}"), format!("{client:?}")] {
        holds_no_secret(&shown);
    }
}

#[test]
fn nor_a_scripted_reply() {
    let reply = Reply::json(200, &json!({ "streamKey": SECRETS[2] })).header("x-amz-security-token", SECRETS[1]);
    let shown = format!("{reply:?}");
    assert!(shown.starts_with("Reply(200, "), "{shown}");
    holds_no_secret(&shown);
}

#[tokio::test]
async fn nor_the_texts_of_failures() {
    let mut told = Vec::new();
    // A request that nobody takes, one that does not come back as it was sent, and one that cannot be read.
    for body in [r#"{"passphrase":"top-secret-pass","more":"top-secret-key"}"#, r#"{"passphrase":["top-secret-pass"]}"#]
    {
        let mock = Mock::new();
        let client =
            mock.client_builder().credentials(credentials()).transport(Rewritten(mock.clone(), body)).build().unwrap();
        let send = CreateIngestConfiguration { passphrase: Some(SECRETS[3].into()) };
        told.push(client.send(&send).await.unwrap_err().to_string());
        mock.on::<CreateIngestConfiguration>(|_| Ok(CreateIngestOutput { stream_key: None }));
        told.push(client.send(&send).await.unwrap_err().to_string());
        told.extend(mock.failures());
    }
    assert_eq!(told.len(), 8);
    assert!(told.iter().any(|text| text.contains("`more` of the body is not declared")), "{told:?}");
    assert!(told.iter().any(|text| text.contains("`passphrase`: expected a string")), "{told:?}");
    for text in &told {
        holds_no_secret(text);
    }
}

#[tokio::test]
async fn nor_what_the_verifier_objects_to() {
    let server = Server::start().unwrap();
    server.on::<UpdateStream>(|_| Ok(UpdateStreamOutput::default()));
    let verifier = Verifier::new(&credentials());
    server.verify_with(move |request| verifier.verify(request).map(drop));
    let other = Credentials::new("AKIDEXAMPLE", "another").with_session_token(SECRETS[1]);
    let client = Client::builder().region("us-east-1").credentials(other).endpoint_url(server.url()).build().unwrap();
    let error = client.send(&update("s1")).await.unwrap_err();
    assert_eq!(error.code(), Some("SignatureDoesNotMatch"));
    for shown in [error.to_string(), format!("{error:?}"), format!("{server:?}"), server.failures().join("\n")] {
        holds_no_secret(&shown);
    }
}

/// Sends another body in place of the request's own.
struct Rewritten(Mock, &'static str);

impl aws_operation::transport::Transport for Rewritten {
    fn send(
        &self,
        request: http::Request<aws_operation::Body>,
    ) -> aws_operation::transport::BoxFuture<
        '_,
        Result<http::Response<aws_operation::Body>, aws_operation::transport::TransportError>,
    > {
        self.0.send(request.map(|_| self.1.into()))
    }
}
