//! Requests to the byte: what botocore sends, signature included.

use std::time::{Duration, SystemTime};

use aws_operation::{
    Credentials, Operation,
    sigv4::{Payload, Scope, Signer},
};
use aws_operation_tests::{
    dynamodb::{AttributeValue, Item, ListTables, PutItem},
    seed::{CreateStream, S3Location, StreamFile, Tag, UpdateIngestConfiguration, UpdateStream},
    sqs::SendMessage,
};
use serde_json::Value;

#[test]
fn update_stream() {
    let arn = || Some("arn:aws:iam::123456789012:role/r".to_owned());
    compare(
        "update_stream_whole",
        &UpdateStream {
            stream_id: "s-1_A".into(),
            description: Some("first é \u{2028} 😀".into()),
            files: Some(files()),
            role_arn: arn(),
        },
    );
    compare("update_stream_required_only", &UpdateStream { stream_id: "s1".into(), ..Default::default() });
    compare(
        "update_stream_empty_values",
        &UpdateStream {
            stream_id: "s1".into(),
            description: Some(String::new()),
            files: Some(Vec::new()),
            role_arn: None,
        },
    );
    compare(
        "update_stream_odd_label",
        &UpdateStream { stream_id: "a/b%2F..c d:é中+?#&=~'()*!@$,;[]".into(), ..Default::default() },
    );
}

#[test]
fn create_stream() {
    let tag = |key: &str, value: &str| Tag { key: key.into(), value: Some(value.into()) };
    compare(
        "create_stream",
        &CreateStream {
            stream_id: "s1".into(),
            description: None,
            files: files().into_iter().take(1).collect(),
            role_arn: "arn:aws:iam::123456789012:role/r".into(),
            tags: Some(vec![tag("team", "video"), tag("empty", "")]),
        },
    );
}

#[test]
fn update_ingest_configuration() {
    compare(
        "update_ingest_configuration",
        &UpdateIngestConfiguration {
            arn: "arn:aws:ivs:eu-west-1:123456789012:ingest-configuration/abc".into(),
            stage_arn: Some("arn:aws:ivs:eu-west-1:1:stage/x".into()),
        },
    );
    compare(
        "update_ingest_configuration_required_only",
        &UpdateIngestConfiguration { arn: "arn".into(), ..Default::default() },
    );
}

#[test]
fn operations_of_dynamodb() {
    use AttributeValue::{B, Bool, L, M, N, Null, S, Ss};

    let list = Item::from([("list".into(), L(vec![Null(true), Bool(false)]))]);
    let item = [
        ("blob", B(vec![0, 255])),
        ("deep", M(list)),
        ("number", N("-1.50".into())),
        ("set", Ss(vec!["a".into(), "é \u{2028} \"".into()])),
        ("title", S(String::new())),
    ];
    compare(
        "put_item",
        &PutItem {
            table_name: "films".into(),
            item: item.map(|(name, value)| (name.to_owned(), value)).into(),
            condition_expression: Some("attribute_not_exists(title)".into()),
        },
    );
    compare("list_tables", &ListTables::default());
}

#[test]
fn an_operation_of_a_service_that_spoke_the_query_protocol() {
    compare(
        "send_message",
        &SendMessage {
            queue_url: "https://sqs.eu-west-1.amazonaws.com/123456789012/films".into(),
            message_body: "<a b=\"c\">&中/".into(),
            delay_seconds: Some(0),
        },
    );
}

fn files() -> Vec<StreamFile> {
    let location = |bucket: &str, key: &str, version: Option<&str>| {
        Some(S3Location { bucket: Some(bucket.into()), key: Some(key.into()), version: version.map(Into::into) })
    };
    vec![
        StreamFile { file_id: Some(1), s3_location: location("b", "a/b c.bin", Some("v1")) },
        StreamFile { file_id: Some(0), s3_location: location("", "ключ \"q\"\n\u{1}", None) },
        StreamFile::default(),
    ]
}

/// Builds and signs `operation` as botocore did for the case of this name, and compares all of it.
fn compare<O: Operation>(name: &str, operation: &O) {
    let file: Value = serde_json::from_str(include_str!("../wire/expected.json")).unwrap();
    let case = file["cases"].as_array().unwrap().iter().find(|case| case["name"] == name).unwrap();
    let url: http::Uri = case["url"].as_str().unwrap().parse().unwrap();

    let endpoint = format!("https://{}", url.host().unwrap()).parse().unwrap();
    let (mut head, body) = operation.to_http_request(&endpoint).unwrap().into_parts();
    let body = body.into_bytes().unwrap();
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        .with_session_token("session/token+==");
    let time = SystemTime::UNIX_EPOCH + Duration::from_mins(28_486_770); // 2024-02-29T11:30:00Z
    let scope = Scope::new("eu-west-1", O::OPERATION.service.signing_name());
    Signer::new(&credentials, scope, time).sign(&mut head, Payload::Bytes(&body)).unwrap();

    assert_eq!(O::OPERATION.name, case["operation"], "{name}");
    assert_eq!(head.method.as_str(), case["method"], "{name}");
    assert_eq!(head.uri.to_string(), case["url"], "{name}");
    assert_eq!(String::from_utf8_lossy(&body), case["body"].as_str().unwrap(), "{name}");
    for (header, value) in case["headers"].as_object().unwrap() {
        let ours = head.headers.get(header).map(|ours| String::from_utf8_lossy(ours.as_bytes()));
        assert_eq!(ours.as_deref(), value.as_str(), "{name}: {header}");
    }
    assert_eq!(head.headers.len(), case["headers"].as_object().unwrap().len(), "{name}: {:?}", head.headers);
}
