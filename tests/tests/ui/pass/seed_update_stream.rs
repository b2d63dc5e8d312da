//! The seed operation of the design.
use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

/// Updates an existing stream; its version goes up by one.
#[aws_operation(
    service = "iot", method = "PUT", path = "/streams/<streamId>",
    output = UpdateStreamOutput, error = UpdateStreamError,
)]
#[derive(Clone, Default)]
pub struct UpdateStream {
    pub stream_id: String,
    pub description: Option<String>,
    pub files: Option<Vec<StreamFile>>,
    pub role_arn: Option<String>,
}

#[aws_shape]
#[derive(Clone, Debug)]
pub struct StreamFile {
    pub file_id: Option<i32>,
    pub s3_location: Option<S3Location>,
}

#[aws_shape]
#[derive(Clone, Debug)]
pub struct S3Location {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub version: Option<String>,
}

#[aws_output]
#[derive(Debug)]
pub struct UpdateStreamOutput {
    pub stream_id: Option<String>,
    pub stream_arn: Option<String>,
    pub description: Option<String>,
    pub stream_version: Option<i32>,
}

#[aws_error]
#[derive(Debug)]
pub enum UpdateStreamError {
    InvalidRequestException,
    ResourceNotFoundException { message: Option<String> },
    #[aws(throttling)]
    ThrottlingException,
}

fn main() {
    use aws_operation::Operation;
    assert_eq!(UpdateStream::OPERATION.name, "UpdateStream");
}
