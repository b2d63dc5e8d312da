//! Instance metadata.

use std::time::{Duration, Instant, SystemTime};

use aws_operation::{credentials::InstanceMetadata, region::Region};
use aws_operation_tests::loopback::{Reply, Service};

use crate::{CREDENTIALS, failure, machine, success};

#[tokio::test]
async fn instance_metadata_gives_credentials_and_the_region() {
    let service = metadata_giving(200, CREDENTIALS).await;
    let credentials = success(&metadata(&service)).await;
    assert_eq!((credentials.access_key_id(), credentials.session_token()), ("ASIAEXAMPLE", Some("token")));
    assert_eq!(credentials.source(), Some("EC2 instance metadata"));
    assert_eq!(service.arrived()[0].header("x-aws-ec2-metadata-token-ttl-seconds"), Some("21600"));

    let system = machine(&[("AWS_EC2_METADATA_SERVICE_ENDPOINT", &service.url())], &[]);
    let region = Region::discover(&system).await.unwrap();
    assert_eq!((region.name(), region.origin()), ("eu-north-1", "EC2 instance metadata"));
}

#[tokio::test]
async fn silence_of_instance_metadata_is_soon_taken_for_absence() {
    let service = Service::start(|_, _| Reply::Silence).await;
    let begun = Instant::now();
    let error = failure(&metadata(&service)).await;
    assert!(error.is_absent(), "{error}");
    assert_eq!(error.to_string(), "instance metadata: no answer within 1s");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!(service.arrived().len(), 2);
}

#[tokio::test]
async fn a_refused_connection_of_instance_metadata_is_absence() {
    let service = Service::answering(200, "").await;
    let url = service.url();
    drop(service);
    let source = InstanceMetadata::new(machine(&[("AWS_EC2_METADATA_SERVICE_ENDPOINT", &url)], &[]));
    let error = failure(&source).await;
    assert!(error.is_absent(), "{error}");
    assert!(error.to_string().starts_with("instance metadata: could not connect"), "{error}");
}

#[tokio::test]
async fn faults_of_instance_metadata_are_told() {
    for (status, body, expected) in [
        (500, "", "instance metadata answered 500 Internal Server Error when asked for the role's credentials"),
        (404, "", "instance metadata answered 404 Not Found when asked for the role's credentials"),
        (
            200,
            "<html>",
            "could not parse the credentials that instance metadata gave: invalid JSON at line 1, column 1",
        ),
        (200, "{}", "could not parse the credentials that instance metadata gave: no `AccessKeyId`"),
        (200, r#"{"Code": "Failed"}"#, "instance metadata has no credentials: `Failed`"),
        (
            200,
            r#"{"AccessKeyId": "A", "SecretAccessKey": "S", "Expiration": "soon"}"#,
            "could not parse the credentials that instance metadata gave: `Expiration` is no date and time",
        ),
    ] {
        let error = failure(&metadata(&metadata_giving(status, body).await)).await;
        assert_eq!((error.to_string().as_str(), error.is_absent()), (expected, false));
    }
}

#[tokio::test]
async fn instance_metadata_is_asked_again_after_a_fault_and_not_for_ever() {
    let service = Service::start(|_, _| Reply::Answer(503, String::new())).await;
    let error = failure(&metadata(&service)).await;
    assert_eq!(error.to_string(), "instance metadata answered 503 Service Unavailable when asked for a token");
    assert_eq!(service.arrived().len(), 4);
}

#[tokio::test]
async fn expired_credentials_of_instance_metadata_are_used_for_some_minutes_more() {
    let body =
        r#"{"AccessKeyId": "ASIAOLD", "SecretAccessKey": "s", "Token": "t", "Expiration": "2020-01-01T00:00:00Z"}"#;
    let credentials = success(&metadata(&metadata_giving(200, body).await)).await;
    let left = credentials.expiry().unwrap().duration_since(SystemTime::now()).unwrap();
    assert!(left > Duration::from_secs(500) && left <= Duration::from_mins(10), "{left:?}");
}

/// A metadata service that is sound but for its credentials.
pub(crate) async fn metadata_giving(status: u16, credentials: &'static str) -> Service {
    Service::start(move |_, request| {
        if request.is("PUT /latest/api/token ") {
            Reply::Answer(200, "session".to_owned())
        } else if request.header("x-aws-ec2-metadata-token") != Some("session") {
            Reply::Answer(401, String::new())
        } else if request.is("GET /latest/meta-data/iam/security-credentials/ ") {
            Reply::Answer(200, "instance-role".to_owned())
        } else if request.is("GET /latest/meta-data/iam/security-credentials/instance-role ") {
            Reply::Answer(status, credentials.to_owned())
        } else if request.is("GET /latest/meta-data/placement/region ") {
            Reply::Answer(200, "eu-north-1".to_owned())
        } else {
            Reply::Answer(404, String::new())
        }
    })
    .await
}

fn metadata(service: &Service) -> InstanceMetadata {
    InstanceMetadata::new(machine(&[("AWS_EC2_METADATA_SERVICE_ENDPOINT", &service.url())], &[]))
}
