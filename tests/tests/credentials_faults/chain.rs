//! The sources in their order.

use aws_operation::credentials::Chain;
use aws_operation_tests::loopback::Service;

use crate::{CREDENTIALS, failure, machine};

#[tokio::test]
async fn the_error_of_the_chain_lists_who_was_asked_and_why_nobody_served() {
    let system = machine(&[("AWS_EC2_METADATA_DISABLED", "true")], &[("/home/.aws/config", "[default]\nregion = x")]);
    let error = failure(&Chain::usual(&system)).await;
    assert!(error.is_absent());
    assert_eq!(
        error.to_string(),
        "no credentials found; environment: `AWS_ACCESS_KEY_ID` is not set; profile: profile `default` did not contain \
         credential information; web identity: `AWS_WEB_IDENTITY_TOKEN_FILE` is not set; container endpoint: neither \
         `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` nor `AWS_CONTAINER_CREDENTIALS_FULL_URI` is set; EC2 instance \
         metadata: disabled by `AWS_EC2_METADATA_DISABLED`"
    );
    assert_eq!(error.tried().len(), 5);
}

#[tokio::test]
async fn a_broken_source_ends_the_search() {
    let service = Service::answering(200, CREDENTIALS).await;
    let system = machine(
        &[("AWS_PROFILE", "typo"), ("AWS_CONTAINER_CREDENTIALS_FULL_URI", &service.url())],
        &[("/home/.aws/config", "[profile dev]\nregion = eu-west-1")],
    );
    let error = failure(&Chain::usual(&system)).await;
    assert!(!error.is_absent());
    let names: Vec<_> = error.tried().iter().map(|tried| tried.name.as_str()).collect();
    assert_eq!(names, ["environment", "profile"]);
    assert!(error.to_string().contains("profile `typo` is in neither shared file"), "{error}");
    assert!(service.arrived().is_empty());
}
