use aws_operation::{OperationError, aws_error, aws_operation};

#[aws_operation(service = "iot", method = "GET", path = "/streams", error = Failure)]
struct ListStreams;

#[aws_error]
#[derive(Clone, Debug, PartialEq)]
enum Failure {
    ResourceNotFoundException,
    #[aws(code = "Busy", retryable)]
    TryAgain {
        #[aws(header, name = "Retry-After")]
        after: Option<i32>,
        #[aws(name = "Why")]
        reason: Option<String>,
        #[aws(default)]
        count: i32,
    },
    #[aws(throttling)]
    ThrottlingException {},
}

#[aws_error]
enum NoErrors {}

fn main() {
    let codes: Vec<_> = Failure::VARIANTS.iter().map(|variant| variant.code()).collect();
    assert_eq!(codes, ["ResourceNotFoundException", "Busy", "ThrottlingException"]);
    assert!(Failure::VARIANTS[1].retryable && Failure::VARIANTS[2].throttling);
    assert!(NoErrors::VARIANTS.is_empty());
}
