//! A declaration written by hand, as the macros write it, through the protocol both ways.

use bytes::Bytes;

use super::AwsJson;
use crate::{
    Document, Operation, OperationError, Output,
    operation::{Auth, ErrorVariant, OperationSchema, OperationTraits, Part},
    service::{Quirk, Service},
    shape::{Member, Reader, Schema, ShapeError, Value, Writer},
};

struct DeleteQueue {
    queue_url: Option<String>,
}

static INPUT: Schema = Schema::new("DeleteQueue", &[Member::body("QueueUrl")]);

impl Value for DeleteQueue {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.structure(member, &INPUT, &[&self.queue_url])
    }
}

impl Operation for DeleteQueue {
    type Output = Document;
    type Error = DeleteQueueError;
    const OPERATION: &'static OperationSchema = &OperationSchema {
        name: "DeleteQueue",
        service: &Service::new("sqs", "SQS").with_target_prefix("AmazonSQS").with_quirk(Quirk::QueryCompatible),
        protocol: &AwsJson::V1_0,
        method: "POST",
        path: &[Part::Literal("/")],
        query: "",
        host_prefix: &[],
        auth: Auth::SigV4,
        traits: OperationTraits::NONE,
        input: &INPUT,
        output: Document::SCHEMA,
        errors: DeleteQueueError::VARIANTS,
    };
}

#[derive(Debug, PartialEq)]
enum DeleteQueueError {
    QueueDoesNotExist { message: Option<String> },
}

impl OperationError for DeleteQueueError {
    const VARIANTS: &'static [ErrorVariant] =
        &[ErrorVariant::new("QueueDoesNotExist").with(&Schema::new("", &[Member::body("message")])).retryable()];

    fn read_into(place: &mut Option<Self>, _: usize, from: &mut dyn Reader) -> Result<(), ShapeError> {
        let mut message = None::<String>;
        from.structure(&Member::body(""), Self::VARIANTS[0].schema(), &mut [&mut message])?;
        *place = Some(Self::QueueDoesNotExist { message });
        Ok(())
    }
}

/// An operation without members, of a service whose target prefix is known or not.
struct ListKeys<const IS_KNOWN: bool>;

static NOTHING: Schema = Schema::new("ListKeys", &[]);

impl<const IS_KNOWN: bool> Value for ListKeys<IS_KNOWN> {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.structure(member, &NOTHING, &[])
    }
}

impl<const IS_KNOWN: bool> Operation for ListKeys<IS_KNOWN> {
    type Output = Document;
    type Error = DeleteQueueError;
    const OPERATION: &'static OperationSchema = &OperationSchema {
        name: "ListKeys",
        service: if IS_KNOWN {
            &Service::new("kms", "KMS").with_target_prefix("TrentService")
        } else {
            &Service::new("kms", "KMS")
        },
        protocol: &AwsJson::V1_1,
        input: &NOTHING,
        ..*DeleteQueue::OPERATION
    };
}

fn answered(error: Option<&str>, body: &str) -> crate::Error<DeleteQueueError> {
    let mut response = http::Response::builder().status(400);
    if let Some(error) = error {
        response = response.header("x-amzn-query-error", error);
    }
    DeleteQueue::from_http_response(response.body(Bytes::from(body.to_owned())).unwrap()).unwrap_err()
}

#[test]
fn the_operation_is_in_a_header_and_the_members_in_the_body() {
    let endpoint = "https://example.com/base".parse().unwrap();
    let request = DeleteQueue { queue_url: Some("q".into()) }.to_http_request(&endpoint).unwrap();
    assert_eq!((request.method().as_str(), request.uri().to_string()), ("POST", "https://example.com/base/".into()));
    assert_eq!(request.headers()["x-amz-target"], "AmazonSQS.DeleteQueue");
    assert_eq!(request.headers()["content-type"], "application/x-amz-json-1.0");
    assert_eq!(request.headers()["x-amzn-query-mode"], "true");
    assert_eq!(request.into_body().into_bytes().unwrap(), r#"{"QueueUrl":"q"}"#);

    let request = ListKeys::<true>.to_http_request(&endpoint).unwrap();
    assert_eq!(request.headers()["x-amz-target"], "TrentService.ListKeys");
    assert_eq!(request.headers()["content-type"], "application/x-amz-json-1.1");
    assert!(!request.headers().contains_key("x-amzn-query-mode"));
    assert_eq!(request.into_body().into_bytes().unwrap(), "{}");
}

#[test]
fn nothing_is_sent_where_the_service_names_no_operations() {
    let error = ListKeys::<false>.to_http_request(&"https://example.com".parse().unwrap()).unwrap_err();
    assert!(error.to_string().ends_with("the service has no target prefix"), "{error}");
}

#[test]
fn an_error_has_the_code_of_the_query_protocol_and_is_known_by_its_name() {
    let body = r#"{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "none"}"#;
    let modelled = DeleteQueueError::QueueDoesNotExist { message: Some("none".into()) };
    for (header, code) in [
        (Some("AWS.SimpleQueueService.NonExistentQueue;Sender"), "AWS.SimpleQueueService.NonExistentQueue"),
        (Some("QueueDoesNotExist;Sender"), "QueueDoesNotExist"),
        (Some(";Sender"), "QueueDoesNotExist"),
        (Some("no code"), "QueueDoesNotExist"),
        (None, "QueueDoesNotExist"),
    ] {
        let error = answered(header, body);
        assert_eq!((error.code(), error.message()), (Some(code), Some("none")), "{header:?}");
        assert_eq!(error.service_error(), Some(&modelled), "{header:?}");
        assert!(error.is_retryable(), "{header:?}");
    }
}

#[test]
fn a_member_called_code_is_not_the_errors_own() {
    let error = answered(None, r#"{"__type": "QueueDoesNotExist", "code": "Other", "Code": "Third"}"#);
    assert_eq!(error.code(), Some("QueueDoesNotExist"));
    assert_eq!(answered(None, r#"{"code": "a#B:c"}"#).code(), Some("B"));
    assert_eq!(answered(None, "<html>").code(), None);
}
