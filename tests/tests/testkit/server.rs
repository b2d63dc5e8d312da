//! The loopback server, over real sockets.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use aws_operation::{
    Client, Credentials, ErrorKind, blocking,
    testing::{Mock, Reply, Server},
};
use serde_json::json;

use crate::{
    declarations::{DeleteStream, UpdateStream, UpdateStreamOutput, update},
    signature::Verifier,
};

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "a-secret-key").with_session_token("a-session-token")
}

fn client_of(server: &Server, credentials: Credentials) -> Client {
    Client::builder().region("eu-west-1").credentials(credentials).endpoint_url(server.url()).build().unwrap()
}

#[tokio::test]
async fn a_client_with_the_url_is_answered_and_its_signature_verified() {
    let server = Server::start().unwrap();
    let verifier = Verifier::new(&credentials());
    server.verify_with(move |request| {
        verifier.verify(request).map(|scope| {
            assert!(scope.ends_with("/eu-west-1/iot/aws4_request"), "{scope}");
        })
    });
    server.on::<UpdateStream>(|request| {
        Ok(UpdateStreamOutput { stream_arn: Some(request.stream_id), stream_version: Some(2) })
    });
    let client = client_of(&server, credentials());
    let id = "a/b%2F..c d:é+";
    let output = client.send(&update(id)).await.unwrap();
    assert_eq!(output.stream_arn.as_deref(), Some(id));
    assert_eq!(server.requests()[0].request_line(), "PUT /streams/a%2Fb%252F..c%20d%3A%C3%A9%2B HTTP/1.1");
    assert_eq!(server.requests_of::<UpdateStream>(), [update(id)]);
    assert!(server.failures().is_empty(), "{:?}", server.failures());
}

#[tokio::test]
async fn a_wrong_signature_is_refused_as_aws_refuses_it() {
    let server = Server::start().unwrap();
    server.verify_signatures(credentials());
    let route = server.on::<UpdateStream>(|_| Ok(UpdateStreamOutput::default()));
    for (wrong, why) in [
        (
            Credentials::new("AKIDEXAMPLE", "another-key").with_session_token("a-session-token"),
            "the signature is another",
        ),
        (Credentials::new("AKIDOTHER", "a-secret-key"), "it is signed with the access key `AKIDOTHER`"),
        (Credentials::new("AKIDEXAMPLE", "a-secret-key"), "the signature is another"),
    ] {
        let error = client_of(&server, wrong).send(&update("s1")).await.unwrap_err();
        assert_eq!(error.code(), Some("SignatureDoesNotMatch"), "{error}");
        assert!(error.message().unwrap().contains(why), "{error}");
    }
    assert_eq!(route.calls(), 0);
}

/// What is signed and then changed on its way, bit by bit.
#[tokio::test]
async fn a_request_that_was_changed_after_signing_is_refused() {
    let server = Server::start().unwrap();
    server.on::<UpdateStream>(|_| Ok(UpdateStreamOutput::default()));
    client_of(&server, credentials())
        .send(&UpdateStream { description: Some("d".into()), ..update("s1") })
        .await
        .unwrap();
    let original = server.requests().remove(0);
    let host = original.header("host").unwrap().to_owned();
    let raw = |path: &str, body: &str| {
        let lines = original.headers().iter().map(|(name, value)| format!("{name}: {}\r\n", value.to_str().unwrap()));
        format!("PUT {path} HTTP/1.1\r\n{}\r\n{body}", lines.collect::<String>())
    };
    let body = std::str::from_utf8(original.body()).unwrap();
    let status = |path: &str, body: &str| exchange(&host, &raw(path, body)).get(9..12).map(str::to_owned);
    let ok = Some("200".to_owned());
    let refused = Some("403".to_owned());

    // By AWS's own signer, and by the kit's.
    let verifier = Verifier::new(&credentials());
    server.verify_with(move |request| verifier.verify(request).map(drop));
    for _ in 0..2 {
        assert_eq!(status("/streams/s1", body), ok);
        assert_eq!(status("/streams/s2", body), refused);
        assert_eq!(status("/streams/%73%31", body), refused);
        assert_eq!(status("/streams/s1?a=b", body), refused);
        assert_eq!(status("/streams/s1", &body.replace('d', "e")), refused);
        server.verify_signatures(credentials());
    }
}

/// The target is recorded as it stood on the request line, whatever was in it.
#[test]
fn the_request_line_is_the_raw_one() {
    let server = Server::start().unwrap();
    let target = "/streams/a%2f%2F//../%41;x=1?b&a=%20+&&=";
    let answer = exchange(
        &server.address().to_string(),
        &format!("GET {target} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"),
    );
    assert!(answer.starts_with("HTTP/1.1 501 "), "{answer}");
    assert_eq!(server.requests()[0].request_line(), format!("GET {target} HTTP/1.1"));
}

#[tokio::test]
async fn what_nobody_takes_is_an_error_that_is_not_retried() {
    let server = Server::start().unwrap();
    server.on::<DeleteStream>(|_| Ok(json!({})));
    let error = server.client().send(&update("s1")).await.unwrap_err();
    assert!(error.message().unwrap().contains("not `DeleteStream` of iot: its method is `DELETE`"), "{error}");
    assert_eq!((error.attempts(), server.failures().len()), (1, 1));
}

#[tokio::test]
async fn scripted_replies_and_lost_connections() {
    let server = Server::start().unwrap();
    let route = server
        .on::<UpdateStream>(|_| Ok(UpdateStreamOutput { stream_version: Some(9), ..Default::default() }))
        .respond_with_status(503)
        .respond_with(Reply::connection_error());
    let client = client_of(&server, credentials());
    let output = client.send(&update("s1")).await.unwrap();
    assert_eq!((output.stream_version, route.calls()), (Some(9), 3));

    let route = route.respond_with(Reply::status(200).delay(Duration::from_secs(30)));
    let error = client.send(&update("s1")).timeout(Duration::from_millis(500)).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(route.calls(), 4);
    // One request that waits holds up no other.
    assert_eq!(client.send(&update("s1")).await.unwrap().stream_version, Some(9));
}

#[tokio::test]
async fn a_panic_of_a_handler_reaches_the_caller() {
    let server = Server::start().unwrap();
    server.on::<UpdateStream>(|request| {
        assert_eq!(request.description.as_deref(), Some("expected"), "the description");
        Ok(UpdateStreamOutput::default())
    });
    let error = client_of(&server, credentials()).send(&update("s1")).await.unwrap_err();
    assert!(error.message().unwrap().starts_with("a handler panicked: assertion `left == right` failed"), "{error}");
    let request = UpdateStream { description: Some("expected".into()), ..update("s1") };
    assert!(client_of(&server, credentials()).send(&request).await.is_ok(), "the server goes on");
}

#[tokio::test]
async fn its_end_is_the_end_of_its_port_and_its_connections() {
    let server = Server::start().unwrap();
    server.on::<UpdateStream>(|_| Ok(UpdateStreamOutput::default()));
    let client = client_of(&server, credentials());
    client.send(&update("s1")).await.unwrap();
    let address = server.address();
    drop(server);
    let patience = Instant::now() + Duration::from_secs(5);
    while TcpStream::connect(address).is_ok() {
        assert!(Instant::now() < patience, "the port still listens");
        thread::sleep(Duration::from_millis(5));
    }
    let error = client.send(&update("s1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
}

#[test]
fn the_blocking_client_is_answered_over_http_and_in_memory() {
    let server = Server::start().unwrap();
    server.on::<UpdateStream>(|_| Ok(UpdateStreamOutput { stream_version: Some(2), ..Default::default() }));
    let mock = Mock::new();
    mock.on::<UpdateStream>(|_| Ok(UpdateStreamOutput { stream_version: Some(3), ..Default::default() }));
    for (client, version) in [(server.client(), 2), (mock.client(), 3)] {
        let output = blocking::Client::new(client).unwrap().send(&update("s1")).call().unwrap();
        assert_eq!(output.stream_version, Some(version));
    }
    assert_eq!(server.requests_of::<UpdateStream>(), mock.requests_of::<UpdateStream>());
}

/// It runs without a runtime of the caller's, and beside others of its kind.
#[test]
fn blocking_code_is_served() {
    let servers: Vec<Server> = (0..8).map(|_| Server::start().unwrap()).collect();
    for (number, server) in servers.iter().enumerate() {
        server.on_http::<DeleteStream>(move |_| Reply::json(200, &json!(number)));
    }
    for (number, server) in servers.iter().enumerate() {
        let answer = exchange(
            &server.address().to_string(),
            "DELETE /streams/s1 HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
        );
        assert!(answer.ends_with(&format!("\r\n\r\n{number}")), "{answer}");
    }
}

/// Sends raw bytes and gives what comes back, up to the end of the connection or of the first answer.
fn exchange(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let (mut answer, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut buffer).unwrap();
        answer.extend_from_slice(&buffer[..read]);
        if read == 0 || is_whole(&answer) {
            return String::from_utf8(answer).unwrap();
        }
    }
}

fn is_whole(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
    length.is_some_and(|length| body.len() >= length)
}
