//! A client of the machine's own credentials: asked for once however many requests wait, and told apart where there are
//! none.

use aws_operation::{Client, ErrorKind, aws_operation, system::Env};
use aws_operation_tests::loopback::Service;
use tokio::task::JoinSet;

#[aws_operation(service = "iot", method = "GET", path = "/endpoint")]
struct DescribeEndpoint {}

async fn client(iot: &Service, variables: &[(&str, &str)]) -> Client {
    let url = iot.url();
    let common = [
        ("HOME", "/nonexistent"),
        ("AWS_REGION", "eu-west-1"),
        ("AWS_ENDPOINT_URL_IOT", url.as_str()),
        ("AWS_EC2_METADATA_DISABLED", "true"),
    ];
    let env = Env::from_pairs(common.iter().chain(variables).copied());
    Client::builder().from_env_of(env).await.expect("the environment is sound")
}

#[tokio::test]
async fn fifty_requests_ask_for_credentials_once() {
    let iot = Service::answering(200, "{}").await;
    let container = Service::answering(
        200,
        r#"{"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "s", "Token": "t", "Expiration": "2099-01-01T00:00:00Z"}"#,
    )
    .await;
    let client = client(&iot, &[("AWS_CONTAINER_CREDENTIALS_FULL_URI", &container.url())]).await;
    let mut calls = JoinSet::new();
    for _ in 0..50 {
        let client = client.clone();
        calls.spawn(
            async move { client.send(&DescribeEndpoint {}).await.map(|_| ()).map_err(|error| error.to_string()) },
        );
    }
    for outcome in calls.join_all().await {
        assert_eq!(outcome, Ok(()));
    }
    assert_eq!((container.arrived().len(), iot.arrived().len()), (1, 50));
    for request in iot.arrived() {
        let authorization = request.header("authorization").unwrap();
        assert!(authorization.starts_with("AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/"), "{authorization}");
        assert_eq!(request.header("x-amz-security-token"), Some("t"));
    }
}

#[tokio::test]
async fn without_credentials_nothing_is_sent_and_each_source_is_named() {
    let iot = Service::answering(200, "{}").await;
    let error = client(&iot, &[]).await.send(&DescribeEndpoint {}).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    let shown = error.to_string();
    for expected in [
        "DescribeEndpoint: ",
        "no credentials found",
        "environment: `AWS_ACCESS_KEY_ID` is not set",
        "profile: no profiles were defined",
        "web identity: `AWS_WEB_IDENTITY_TOKEN_FILE` is not set",
        "container endpoint: neither",
        "EC2 instance metadata: disabled by `AWS_EC2_METADATA_DISABLED`",
    ] {
        assert!(shown.contains(expected), "`{expected}` is not in: {shown}");
    }
    assert!(iot.arrived().is_empty());
}

#[tokio::test]
async fn a_broken_source_is_told_and_nothing_is_sent() {
    let iot = Service::answering(200, "{}").await;
    let container = Service::answering(403, r#"{"message": "no"}"#).await;
    let client = client(&iot, &[("AWS_CONTAINER_CREDENTIALS_FULL_URI", &container.url())]).await;
    let error = client.send(&DescribeEndpoint {}).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("the container endpoint answered 403 Forbidden"), "{error}");
    assert!(iot.arrived().is_empty());
}
