//! AWS IoT, as much of it as this program needs:
//! [CreateStream](https://docs.aws.amazon.com/iot/latest/apireference/API_CreateStream.html) and
//! [UpdateStream](https://docs.aws.amazon.com/iot/latest/apireference/API_UpdateStream.html).

use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

/// Updates an existing stream; its version goes up by one.
#[aws_operation(
    service = "iot", method = "PUT", path = "/streams/<streamId>",
    output = UpdateStreamOutput, error = UpdateStreamError,
)]
#[derive(Clone, Default)]
pub(crate) struct UpdateStream {
    #[aws(length(min = 1, max = 128))]
    pub(crate) stream_id: String,
    #[aws(length(max = 2028))]
    pub(crate) description: Option<String>,
    #[aws(length(min = 1, max = 50))]
    pub(crate) files: Option<Vec<StreamFile>>,
    #[aws(length(min = 20, max = 2048))]
    pub(crate) role_arn: Option<String>,
}

#[aws_output]
#[derive(Debug)]
pub(crate) struct UpdateStreamOutput {
    pub(crate) stream_id: Option<String>,
    pub(crate) stream_arn: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) stream_version: Option<i32>,
}

#[aws_error]
#[derive(Debug)]
pub(crate) enum UpdateStreamError {
    InvalidRequestException,
    LimitExceededException,
    ResourceNotFoundException,
    #[aws(throttling)]
    ThrottlingException,
    UnauthorizedException,
    #[aws(retryable)]
    ServiceUnavailableException,
    #[aws(retryable)]
    InternalFailureException,
}

/// Creates a stream of files that devices fetch in blocks.
#[aws_operation(
    service = "iot", method = "POST", path = "/streams/<streamId>",
    output = CreateStreamOutput, error = CreateStreamError,
)]
#[derive(Clone, Default)]
pub(crate) struct CreateStream {
    #[aws(length(min = 1, max = 128))]
    pub(crate) stream_id: String,
    #[aws(length(max = 2028))]
    pub(crate) description: Option<String>,
    #[aws(length(min = 1, max = 50))]
    pub(crate) files: Vec<StreamFile>,
    #[aws(length(min = 20, max = 2048))]
    pub(crate) role_arn: String,
    pub(crate) tags: Option<Vec<Tag>>,
}

#[aws_output]
#[derive(Debug)]
pub(crate) struct CreateStreamOutput {
    pub(crate) stream_id: Option<String>,
    pub(crate) stream_arn: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) stream_version: Option<i32>,
}

#[aws_error]
#[derive(Debug)]
pub(crate) enum CreateStreamError {
    InvalidRequestException,
    LimitExceededException,
    ResourceNotFoundException,
    ResourceAlreadyExistsException {
        resource_id: Option<String>,
        resource_arn: Option<String>,
    },
    #[aws(throttling)]
    ThrottlingException,
    UnauthorizedException,
    #[aws(retryable)]
    ServiceUnavailableException,
    #[aws(retryable)]
    InternalFailureException,
}

/// A file of a stream.
#[aws_shape]
#[derive(Clone, Default)]
pub(crate) struct StreamFile {
    #[aws(range(min = 0, max = 255))]
    pub(crate) file_id: Option<i32>,
    pub(crate) s3_location: Option<S3Location>,
}

/// Where S3 keeps a file.
#[aws_shape]
#[derive(Clone, Default)]
pub(crate) struct S3Location {
    #[aws(length(min = 1))]
    pub(crate) bucket: Option<String>,
    #[aws(length(min = 1))]
    pub(crate) key: Option<String>,
    pub(crate) version: Option<String>,
}

/// A label for people and bills.
#[aws_shape(rename_all = "PascalCase")]
#[derive(Clone, Default)]
pub(crate) struct Tag {
    #[aws(length(min = 1, max = 128))]
    pub(crate) key: String,
    #[aws(length(max = 256))]
    pub(crate) value: Option<String>,
}
