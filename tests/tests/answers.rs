//! What a caller is told, over real sockets, for each way that things go wrong; and that what was signed is what is sent.

use aws_operation::{Client, Credentials, ErrorKind, retry::RetryConfig};
use aws_operation_tests::{
    raw_server::{RawServer, response},
    seed::{UpdateStream, UpdateStreamError},
};

fn client(url: &str) -> Client {
    Client::builder()
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "top-secret-key").with_session_token("top-secret-token"))
        .endpoint_url(url)
        .retry(RetryConfig::disabled())
        .build()
        .unwrap()
}

fn update(stream_id: &str) -> UpdateStream {
    UpdateStream { stream_id: stream_id.into(), ..UpdateStream::default() }
}

/// The error of a call that `bytes` answer.
async fn error_of(bytes: String) -> aws_operation::Error<UpdateStreamError> {
    let server = RawServer::answering(bytes).await;
    client(&server.url()).send(&update("s1")).await.unwrap_err()
}

#[tokio::test]
async fn the_request_line_is_what_was_signed() {
    let server = RawServer::answering(response("200 OK", "", "{}")).await;
    let client = client(&server.url());
    client.send(&update("a/b%2F..c d:é中+?#&=~'()*!@$,;[]|\\^`{}\"<>")).await.unwrap();
    client.send(&update("...")).await.unwrap();
    client.send(&update("%2e%2e")).await.unwrap();

    let lines: Vec<String> = server.requests().iter().map(|request| request.lines().next().unwrap().into()).collect();
    assert_eq!(
        lines,
        [
            "PUT /streams/a%2Fb%252F..c%20d%3A%C3%A9%E4%B8%AD%2B%3F%23%26%3D~%27%28%29%2A%21%40%24%2C%3B%5B%5D%7C%5C%5E%60%7B%7D%22%3C%3E HTTP/1.1",
            "PUT /streams/... HTTP/1.1",
            "PUT /streams/%252e%252e HTTP/1.1",
        ]
    );
}

#[tokio::test]
async fn a_modelled_error() {
    let error = error_of(response(
        "404 Not Found",
        "x-amzn-errortype: ResourceNotFoundException:http://internal.amazon.com/coral/\r\nx-amzn-requestid: 9f2c\r\n",
        r#"{"message":"Stream s1 not found"}"#,
    ))
    .await;
    assert_eq!(
        error.to_string(),
        "UpdateStream: ResourceNotFoundException (404): Stream s1 not found [request id 9f2c]"
    );
    assert_eq!(error.service_error(), Some(&UpdateStreamError::ResourceNotFoundException));
    assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("ResourceNotFoundException")));
    assert_eq!((error.message(), error.request_id()), (Some("Stream s1 not found"), Some("9f2c")));
    assert!(!error.is_retryable() && !error.is_timeout());
}

#[tokio::test]
async fn an_error_that_is_not_declared() {
    let error = error_of(response("400 Bad Request", "", r#"{"__type":"aws.iot#NewException","Message":"new"}"#)).await;
    assert_eq!(error.to_string(), "UpdateStream: NewException (400): new");
    assert_eq!(error.service_error(), None);
}

#[tokio::test]
async fn a_proxys_page() {
    let page = "<html><body>Access to this site is blocked</body></html>";
    let error = error_of(response("403 Forbidden", "content-type: text/html\r\n", page)).await;
    assert_eq!(
        error.to_string(),
        format!("UpdateStream: error without a code (403): the body has {} bytes of text/html", page.len())
    );
    assert_eq!(error.body().map(|body| &body[..]), Some(page.as_bytes()));
}

#[tokio::test]
async fn an_empty_503() {
    let error = error_of(response("503 Service Unavailable", "", "")).await;
    assert_eq!(error.to_string(), "UpdateStream: error without a code (503): the body is empty");
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_truncated_body() {
    let error = error_of("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"streamId\"".into()).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().starts_with("UpdateStream: the connection failed before a whole response"), "{error}");
}

#[tokio::test]
async fn a_success_that_is_no_json() {
    for body in ["<html>", "{\"streamId\"", "[1,2]", "{\"streamId\":5}"] {
        let error = error_of(response("200 OK", "x-amzn-requestid: r1\r\n", body)).await;
        assert_eq!(error.kind(), ErrorKind::Response, "{body}: {error}");
        let text = error.to_string();
        assert!(text.starts_with("UpdateStream: the response does not fit the declaration (200): "), "{text}");
        assert!(text.ends_with("[request id r1]"), "{text}");
        assert_eq!(error.body().map(|kept| &kept[..]), Some(body.as_bytes()));
    }
    let error = error_of(response("200 OK", "", "{\"streamId\":5}")).await;
    assert!(error.to_string().contains("`streamId`"), "{error}");
}

#[tokio::test]
async fn a_success_nested_deeper_than_the_client_takes() {
    let server = RawServer::answering(response("200 OK", "", r#"{"new":[[[]]],"streamVersion":2}"#)).await;
    let builder = || Client::builder().region("eu-west-1").credentials(Credentials::new("AKIDEXAMPLE", "secret"));
    let client = |levels| builder().endpoint_url(server.url()).max_json_depth(levels).build().unwrap();

    assert_eq!(client(4).send(&update("s1")).await.unwrap().stream_version, Some(2));
    let error = client(3).send(&update("s1")).await.unwrap_err();
    assert!(error.to_string().contains("the response is nested deeper than the limit of 3 levels"), "{error}");
    assert_eq!((error.attempts(), server.requests().len()), (1, 2));
}

#[tokio::test]
async fn an_empty_success() {
    let server = RawServer::answering(response("200 OK", "", "")).await;
    let output = client(&server.url()).send(&update("s1")).await.unwrap();
    assert_eq!(output.stream_id, None);
}

#[tokio::test]
async fn a_refused_connection() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = client(&format!("http://{closed}")).send(&update("s1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().starts_with("UpdateStream: could not connect: tcp connect error: "), "{error}");
    assert!(error.to_string().contains("refused"), "{error}");
}

#[tokio::test]
async fn invalid_values_are_all_told_and_nothing_is_sent() {
    let server = RawServer::answering(response("200 OK", "", "{}")).await;
    let files = vec![
        aws_operation_tests::seed::StreamFile { file_id: Some(0), ..Default::default() },
        aws_operation_tests::seed::StreamFile { file_id: Some(300), ..Default::default() },
    ];
    let invalid = UpdateStream { stream_id: "..".into(), files: Some(files), ..UpdateStream::default() };
    let error = client(&server.url()).send(&invalid).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    let paths: Vec<String> = error.violations().iter().map(|violation| violation.path().to_string()).collect();
    assert_eq!(paths, ["streamId", "files[1].fileId"]);
    assert_eq!(
        error.to_string(),
        "UpdateStream: invalid input, nothing was sent:\n  \
         `streamId`: a path label cannot be `..`, which would name another resource\n  \
         `files[1].fileId`: must be 0 to 255, is 300"
    );
    assert_eq!(server.requests(), [""; 0]);
}

#[tokio::test]
async fn no_region() {
    let client = Client::builder().credentials(Credentials::new("AKIDEXAMPLE", "secret")).build().unwrap();
    let error = client.send(&update("s1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().starts_with("UpdateStream: no region is known: set `AWS_REGION`"), "{error}");
}

#[tokio::test]
async fn secrets_are_not_told() {
    let server = RawServer::answering(response("403 Forbidden", "", r#"{"__type":"AccessDenied"}"#)).await;
    let client = client(&server.url());
    let error = client.send(&update("s1")).await.unwrap_err();
    for text in [format!("{error}"), format!("{error:?}"), format!("{client:?}")] {
        assert!(!text.contains("top-secret"), "{text}");
    }
}
