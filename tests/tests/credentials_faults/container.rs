//! The endpoint of a container.

use aws_operation::credentials::Container;
use aws_operation_tests::loopback::{Reply, Service};

use crate::{CREDENTIALS, failure, machine, success};

#[tokio::test]
async fn a_container_gets_credentials_for_its_token() {
    let service = Service::answering(200, CREDENTIALS).await;
    let source = container(&service, &[("AWS_CONTAINER_AUTHORIZATION_TOKEN", "show this")], &[]);
    assert_eq!(success(&source).await.access_key_id(), "ASIAEXAMPLE");
    assert_eq!(service.arrived()[0].header("authorization"), Some("show this"));

    let from_file =
        [("AWS_CONTAINER_AUTHORIZATION_TOKEN", "unused"), ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token")];
    success(&container(&service, &from_file, &[("/token", "from the file\n")])).await;
    assert_eq!(service.arrived()[1].header("authorization"), Some("from the file"));
}

#[tokio::test]
async fn faults_of_the_container_endpoint_are_told() {
    for (status, body, expected) in [
        (403, r#"{"message": "no"}"#, "the container endpoint answered 403 Forbidden"),
        (500, "", "the container endpoint answered 500 Internal Server Error"),
        (200, "[]", "could not parse the credentials that the container endpoint gave: it is JSON, but no object"),
    ] {
        let service = Service::answering(status, body).await;
        let error = failure(&container(&service, &[], &[])).await;
        assert_eq!((error.to_string().as_str(), error.is_absent()), (expected, false));
    }
    for (reply, expected) in [
        (Service::start(|_, _| Reply::Silence).await, "container endpoint: no answer within 2s"),
        (Service::start(|_, _| Reply::HangUp).await, "container endpoint: the connection failed"),
        (Service::start(|_, _| Reply::Truncated).await, "container endpoint: the answer broke off"),
        (Service::start(|_, _| Reply::Endless).await, "container endpoint: the answer is larger than"),
    ] {
        let error = failure(&container(&reply, &[], &[])).await;
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[tokio::test]
async fn a_token_goes_to_nobody_else_and_into_no_other_header() {
    let token = ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "top-secret");
    for uri in ["http://example.com/role", "http://10.0.0.1/role", "http://169.254.170.3/role", "ftp://localhost/role"]
    {
        let error = failure(&Container::new(machine(&[("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri), token], &[]))).await;
        assert!(error.to_string().starts_with("`AWS_CONTAINER_CREDENTIALS_FULL_URI`: "), "{error}");
    }
    let service = Service::answering(200, CREDENTIALS).await;
    let split = [("AWS_CONTAINER_AUTHORIZATION_TOKEN", "top-secret\r\nx-injected: 1")];
    let error = failure(&container(&service, &split, &[])).await.to_string();
    assert!(error.contains("the authorization token holds characters that a header can't"), "{error}");
    assert!(!error.contains("top-secret"), "{error}");
    assert!(service.arrived().is_empty());
}

fn container(service: &Service, variables: &[(&str, &str)], files: &[(&str, &str)]) -> Container {
    let uri = format!("{}/role", service.url());
    let variables: Vec<_> =
        [("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri.as_str())].iter().chain(variables).copied().collect();
    Container::new(machine(&variables, files))
}
