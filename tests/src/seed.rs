//! The operations that everything started from, declared from AWS's API reference.

use std::collections::HashMap;

use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

/// Updates an existing stream; its version goes up by one.
///
/// <https://docs.aws.amazon.com/iot/latest/apireference/API_UpdateStream.html>
#[aws_operation(
    service = "iot",
    method = "PUT",
    path = "/streams/<streamId>",
    output = UpdateStreamOutput,
    error = UpdateStreamError,
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStream {
    /// The stream to update.
    pub stream_id: String,
    /// What the stream is for.
    pub description: Option<String>,
    /// The files of the stream.
    pub files: Option<Vec<StreamFile>>,
    /// An IAM role that may read the files.
    pub role_arn: Option<String>,
}

/// Creates a stream for delivering one or more large files in chunks over MQTT.
///
/// <https://docs.aws.amazon.com/iot/latest/apireference/API_CreateStream.html>
#[aws_operation(service = "iot", method = "POST", path = "/streams/<streamId>", output = CreateStreamOutput)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateStream {
    /// The stream to create.
    pub stream_id: String,
    /// What the stream is for.
    pub description: Option<String>,
    /// The files of the stream.
    pub files: Vec<StreamFile>,
    /// An IAM role that may read the files.
    pub role_arn: String,
    /// Tags.
    pub tags: Option<Vec<Tag>>,
}

/// A file of a stream.
#[aws_shape]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StreamFile {
    /// The file's number in the stream, 0 to 255.
    #[aws(range(min = 0, max = 255))]
    pub file_id: Option<i32>,
    /// Where the file is.
    pub s3_location: Option<S3Location>,
}

/// A place in S3.
#[aws_shape]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct S3Location {
    /// The bucket.
    pub bucket: Option<String>,
    /// The object's key.
    pub key: Option<String>,
    /// The object's version.
    pub version: Option<String>,
}

/// A tag.
#[aws_shape(rename_all = "PascalCase")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tag {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Option<String>,
}

/// The updated stream.
#[aws_output]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateStreamOutput {
    /// The stream.
    pub stream_id: Option<String>,
    /// Its ARN.
    pub stream_arn: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Its version now.
    pub stream_version: Option<i32>,
}

/// The created stream.
#[aws_output]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateStreamOutput {
    /// The stream.
    pub stream_id: Option<String>,
    /// Its ARN.
    pub stream_arn: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Its version.
    pub stream_version: Option<i32>,
}

/// What IoT answers when a stream cannot be updated.
#[aws_error]
#[derive(Clone, Debug, PartialEq)]
pub enum UpdateStreamError {
    /// The request is not valid.
    InvalidRequestException,
    /// A limit was exceeded.
    LimitExceededException,
    /// There is no such stream.
    ResourceNotFoundException,
    /// Too many requests.
    #[aws(throttling)]
    ThrottlingException,
    /// Not allowed.
    UnauthorizedException,
    /// The service is not there for now.
    #[aws(retryable)]
    ServiceUnavailableException,
    /// An error inside the service.
    #[aws(retryable)]
    InternalFailureException,
}

/// Updates an ingest configuration.
///
/// <https://docs.aws.amazon.com/ivs/latest/RealTimeAPIReference/API_UpdateIngestConfiguration.html>
#[aws_operation(
    service = "ivs-realtime",
    method = "POST",
    path = "/UpdateIngestConfiguration",
    output = UpdateIngestConfigurationOutput,
    error = UpdateIngestConfigurationError,
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIngestConfiguration {
    /// The ingest configuration.
    pub arn: String,
    /// The stage to attach it to.
    pub stage_arn: Option<String>,
}

/// The updated ingest configuration.
#[aws_output]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateIngestConfigurationOutput {
    /// The ingest configuration.
    pub ingest_configuration: Option<IngestConfiguration>,
}

/// How a stage takes in a stream.
#[aws_shape]
#[derive(Clone, Default, PartialEq)]
pub struct IngestConfiguration {
    /// Its name.
    pub name: Option<String>,
    /// Its ARN.
    pub arn: String,
    /// How it is ingested.
    pub ingest_protocol: IngestProtocol,
    /// The key that the broadcaster sends with.
    #[aws(sensitive)]
    pub stream_key: String,
    /// The stage.
    pub stage_arn: String,
    /// The participant in the stage.
    pub participant_id: String,
    /// Whether it is in use.
    pub state: IngestState,
    /// The user in the caller's own system.
    pub user_id: Option<String>,
    /// What the caller says of it.
    pub attributes: Option<HashMap<String, String>>,
    /// Tags.
    pub tags: Option<HashMap<String, String>>,
}

/// A protocol of ingestion.
#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug, Default, PartialEq)]
pub enum IngestProtocol {
    /// RTMP in the clear.
    #[default]
    Rtmp,
    /// RTMP over TLS.
    Rtmps,
    /// One that AWS added later.
    #[aws(unknown)]
    Unknown(String),
}

/// Whether an ingest configuration is in use.
#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug, Default, PartialEq)]
pub enum IngestState {
    /// In use.
    Active,
    /// Not in use.
    #[default]
    Inactive,
    /// One that AWS added later.
    #[aws(unknown)]
    Unknown(String),
}

/// What IVS answers when an ingest configuration cannot be updated.
#[aws_error]
#[derive(Clone, Debug, PartialEq)]
pub enum UpdateIngestConfigurationError {
    /// There is no such ingest configuration.
    ResourceNotFoundException,
    /// The request is not valid.
    ValidationException,
    /// Not allowed.
    AccessDeniedException,
    /// It is being changed by another request.
    ConflictException,
    /// The account is not verified yet.
    PendingVerification,
}
