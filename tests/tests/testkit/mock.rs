//! Answers of the mock.

use std::{sync::Arc, time::Duration};

use aws_operation::{
    Credentials, ErrorKind,
    testing::{ErrorResponse, Mock, Reply},
    transport::TransportErrorKind,
};
use serde_json::json;

use crate::declarations::{
    DeleteAllStreams, DeleteStream, DescribeStream, StreamFile, UpdateStream, UpdateStreamError, UpdateStreamOutput,
    update,
};

#[tokio::test]
async fn a_handler_gets_what_was_sent_and_the_caller_what_it_answers() {
    let mock = Mock::new();
    mock.on::<UpdateStream>(|request| {
        Ok(UpdateStreamOutput {
            stream_arn: Some(format!("arn:{}", request.stream_id)),
            stream_version: request.files.map(|files| i32::try_from(files.len()).unwrap()),
        })
    });
    let request = UpdateStream {
        stream_id: "a/b%2F..c d:é".into(),
        description: Some(String::new()),
        files: Some(vec![StreamFile { file_id: Some(-1), bucket: Some("\u{2028}\"".into()) }, StreamFile::default()]),
    };
    let output = mock.client().send(&request).await.unwrap();
    assert_eq!(output.stream_arn.as_deref(), Some("arn:a/b%2F..c d:é"));
    assert_eq!(output.stream_version, Some(2));

    assert_eq!(mock.requests_of::<UpdateStream>(), [request]);
    let [sent] = &mock.requests()[..] else { panic!("one request was sent") };
    assert_eq!(sent.request_line(), "PUT /streams/a%2Fb%252F..c%20d%3A%C3%A9 HTTP/1.1");
    assert_eq!(sent.uri().host(), Some("iot.us-east-1.amazonaws.com"));
    assert_eq!(sent.query(), None);
    assert_eq!(sent.header("content-type"), Some("application/json"));
    let body = json!({ "description": "", "files": [{ "fileId": -1, "bucket": "\u{2028}\"" }, {}] });
    assert_eq!(sent.json(), Some(body));
    assert!(mock.failures().is_empty());
}

#[tokio::test]
async fn errors_by_variant_with_members_and_by_code() {
    let mock = Mock::new();
    mock.on::<UpdateStream>(|request| match request.stream_id.as_str() {
        "plain" => Err(UpdateStreamError::ResourceNotFoundException.into()),
        "said" => {
            Err(ErrorResponse::new(UpdateStreamError::ResourceNotFoundException).status(404).message("no stream"))
        }
        "members" => Err(UpdateStreamError::LimitExceededException {
            message: Some("too many".into()),
            limit: Some(50),
            quota: Some("L-1".into()),
        }
        .into()),
        _ => Err(ErrorResponse::with_code("NewException").status(418)),
    });
    let client = mock.client();
    let fail = async |id: &str| client.send(&update(id)).await.unwrap_err();

    let plain = fail("plain").await;
    assert_eq!(plain.service_error(), Some(&UpdateStreamError::ResourceNotFoundException));
    assert_eq!((plain.status().map(|status| status.as_u16()), plain.message()), (Some(400), None));
    assert_eq!(
        fail("said").await.to_string(),
        "UpdateStream: ResourceNotFoundException (404): no stream [request id 00000000-0000-0000-0000-000000000002]",
    );
    let members = fail("members").await;
    let Some(UpdateStreamError::LimitExceededException { message, limit, quota }) = members.service_error() else {
        panic!("{members}");
    };
    assert_eq!((message.as_deref(), *limit, quota.as_deref()), (Some("too many"), Some(50), Some("L-1")));
    assert_eq!(members.message(), Some("too many"));
    let undeclared = fail("undeclared").await;
    assert_eq!((undeclared.code(), undeclared.service_error()), (Some("NewException"), None));
    assert_eq!(undeclared.status().map(|status| status.as_u16()), Some(418));
    assert!(mock.failures().is_empty());
}

#[tokio::test(start_paused = true)]
async fn scripted_replies_come_before_the_handler() {
    let mock = Mock::new();
    let route = mock
        .on::<UpdateStream>(|_| Ok(UpdateStreamOutput { stream_version: Some(2), ..Default::default() }))
        .respond_with_status(503)
        .respond_with(Reply::connection_error());
    let output = mock.client().send(&update("s1")).await.unwrap();
    assert_eq!((output.stream_version, route.calls()), (Some(2), 3));

    let route = route
        .respond_with(
            Reply::status(400).header("x-amzn-errortype", "ThrottlingException").body(r#"{"message":"slow"}"#),
        )
        .respond_with(Reply::json(200, &json!({ "streamVersion": 7 })));
    let output = mock.client().send(&update("s1")).await.unwrap();
    assert_eq!((output.stream_version, route.calls()), (Some(7), 5));
}

#[tokio::test(start_paused = true)]
async fn a_reply_can_come_too_late_or_never() {
    let mock = Mock::new();
    mock.on_http::<DeleteStream>(|request| match request.path() {
        "/streams/late" => Reply::status(200).delay(Duration::from_mins(1)),
        _ => Reply::failure(TransportErrorKind::Connect),
    });
    let client = mock.client();
    let late = DeleteStream { stream_id: "late".into() };
    let error = client.send(&late).timeout(Duration::from_secs(1)).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    let error = client.send(&DeleteStream { stream_id: "s1".into() }).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    assert!(error.to_string().contains("could not connect"), "{error}");
    assert_eq!(error.attempts(), 3);
}

#[tokio::test]
async fn requests_that_borrow_are_answered_raw() {
    let mock = Mock::new();
    mock.on_http::<DescribeStream<'static>>(|request| {
        assert_eq!(request.path(), "/streams/s1");
        Reply::json(200, &json!({ "streamVersion": 3, "new": null }))
    });
    let id = String::from("s1");
    let output = mock.client().send(&DescribeStream { stream_id: &id }).await.unwrap();
    assert_eq!(output.stream_version, Some(3));
}

#[tokio::test]
async fn the_most_literal_path_wins_and_a_later_handler_replaces_an_earlier() {
    let mock = Mock::new();
    let all = mock.on::<DeleteAllStreams>(|_| Ok(json!({ "all": true })));
    let old = mock.on::<DeleteStream>(|_| Ok(json!({ "version": "old" })));
    let new = mock.on::<DeleteStream>(|_| Ok(json!({ "version": "new" })));
    let client = mock.client();
    assert_eq!(client.send(&DeleteAllStreams {}).await.unwrap(), json!({ "all": true }));
    let one = client.send(&DeleteStream { stream_id: "s1".into() }).await.unwrap();
    assert_eq!(one, json!({ "version": "new" }));
    assert_eq!((all.calls(), old.calls(), new.calls()), (1, 0, 1));
}

#[tokio::test]
async fn an_operation_that_nobody_takes_is_told_with_those_that_somebody_takes() {
    let mock = Mock::new();
    let error = mock.client().send(&update("s1")).await.unwrap_err();
    let nothing = "no operation that is registered takes `PUT /streams/s1`, since none is\n\
                   help: register the operation with `.on::<..>(|request| ..)`";
    assert!(error.to_string().contains(nothing), "{error}");

    mock.on::<DeleteStream>(|_| Ok(json!({})));
    mock.on::<DeleteAllStreams>(|_| Ok(json!({})));
    let error = mock.client().send(&update("s1")).await.unwrap_err();
    let known = "no operation that is registered takes `PUT /streams/s1`\n  \
                 not `DeleteStream` of iot: its method is `DELETE`\n  \
                 not `DeleteAllStreams` of iot: its method is `DELETE`, its path is `/streams/all`\n\
                 help: register the operation with `.on::<..>(|request| ..)`";
    assert!(error.to_string().contains(known), "{error}");
    assert!(!error.is_retryable());
    assert_eq!((error.attempts(), mock.requests().len()), (1, 2));
    assert_eq!(mock.failures(), [nothing, known]);
}

#[tokio::test]
async fn a_reply_that_is_no_http_is_told() {
    let mock = Mock::new();
    let route = mock.on::<UpdateStream>(|_| Ok(UpdateStreamOutput::default()));
    for (reply, why) in [
        (Reply::status(99), "`99` is no final status of HTTP"),
        (Reply::status(100), "`100` is no final status of HTTP"),
        (Reply::status(200).header("a b", "c"), "`a b` is no header, or its value is none"),
        (Reply::connection_error().body("b"), "a failure has no body"),
        (Reply::connection_error().header("a", "b"), "a failure has no headers"),
    ] {
        let route = route.clone().respond_with(reply);
        let error = mock.client().send(&update("s1")).await.unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
        assert!(route.calls() > 0);
    }
    assert_eq!(mock.failures().len(), 5);
}

#[tokio::test]
async fn signatures_are_verified_in_memory_too() {
    let mock = Mock::new();
    mock.on::<UpdateStream>(|_| Ok(UpdateStreamOutput::default()));
    let right = Credentials::new("AKIDEXAMPLE", "the right key").with_session_token("token");
    mock.verify_signatures(right.clone());
    let client = |credentials| mock.client_builder().credentials(credentials).build().unwrap();
    client(right).send(&update("a b/..c")).header("x-mine", "  1 ").await.unwrap();
    assert!(mock.failures().is_empty(), "{:?}", mock.failures());
    let wrong = Credentials::new("AKIDEXAMPLE", "the right key").with_session_token("another");
    let error = client(wrong).send(&update("s1")).await.unwrap_err();
    assert_eq!((error.code(), mock.failures().len()), (Some("SignatureDoesNotMatch"), 1));
}

/// An assertion in a handler fails the test that sends: in memory the panic goes up through the call.
#[tokio::test]
#[should_panic(expected = "the handler says so")]
async fn a_panic_of_a_handler_is_the_callers() {
    let mock = Mock::new();
    mock.on::<UpdateStream>(|_| panic!("the handler says so"));
    let _ = mock.client().send(&update("s1")).await;
}

#[tokio::test]
async fn concurrent_calls_each_get_their_own_answer() {
    let mock = Mock::new();
    mock.on::<UpdateStream>(|request| {
        Ok(UpdateStreamOutput { stream_arn: Some(request.stream_id), ..Default::default() })
    });
    let client = Arc::new(mock.client());
    let calls = (0..100).map(|number| {
        let client = Arc::clone(&client);
        tokio::spawn(async move {
            let id = format!("s{number}");
            let output = client.send(&update(&id)).await.unwrap();
            assert_eq!(output.stream_arn, Some(id));
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap();
    }
    assert_eq!(mock.requests().len(), 100);
}
