//! The declarations: all that a user of this crate writes.

use std::collections::HashMap;

use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};
use bench_calls::{INGEST, STREAM};

#[aws_operation(
    service = "iot",
    method = "PUT",
    path = "/streams/<streamId>",
    output = UpdateStreamOutput,
    error = UpdateStreamError,
)]
#[derive(Default)]
pub(crate) struct UpdateStream {
    pub stream_id: String,
    pub description: Option<String>,
    pub files: Option<Vec<StreamFile>>,
    pub role_arn: Option<String>,
}

#[aws_shape]
pub(crate) struct StreamFile {
    pub file_id: Option<i32>,
    pub s3_location: Option<S3Location>,
}

#[aws_shape]
pub(crate) struct S3Location {
    pub bucket: Option<String>,
    pub key: Option<String>,
    pub version: Option<String>,
}

#[aws_output]
#[allow(dead_code)] // a caller reads all of them; the harness reads one
pub(crate) struct UpdateStreamOutput {
    pub stream_id: Option<String>,
    pub stream_arn: Option<String>,
    pub description: Option<String>,
    pub stream_version: Option<i32>,
}

#[aws_error]
#[derive(Debug)]
pub(crate) enum UpdateStreamError {
    InvalidRequestException,
    LimitExceededException,
    ResourceNotFoundException,
    ThrottlingException,
    UnauthorizedException,
    ServiceUnavailableException,
    InternalFailureException,
}

#[aws_operation(
    service = "ivs-realtime",
    method = "POST",
    path = "/UpdateIngestConfiguration",
    output = UpdateIngestConfigurationOutput,
    error = UpdateIngestConfigurationError,
)]
pub(crate) struct UpdateIngestConfiguration {
    pub arn: String,
    pub stage_arn: Option<String>,
    pub redundant_ingest: Option<bool>,
}

#[aws_output]
pub(crate) struct UpdateIngestConfigurationOutput {
    pub ingest_configuration: Option<IngestConfiguration>,
}

#[aws_shape]
#[allow(dead_code)] // as above
pub(crate) struct IngestConfiguration {
    pub name: Option<String>,
    pub arn: String,
    pub ingest_protocol: String,
    #[aws(sensitive)]
    pub stream_key: String,
    pub stage_arn: String,
    pub participant_id: String,
    pub state: String,
    pub user_id: Option<String>,
    pub attributes: Option<HashMap<String, String>>,
}

#[aws_error]
#[derive(Debug)]
pub(crate) enum UpdateIngestConfigurationError {
    ResourceNotFoundException,
    ValidationException,
    AccessDeniedException,
    ConflictException,
    PendingVerification,
}

pub(crate) fn stream() -> UpdateStream {
    UpdateStream {
        stream_id: STREAM.stream_id.into(),
        description: Some(STREAM.description.into()),
        files: Some(vec![StreamFile {
            file_id: Some(STREAM.file_id),
            s3_location: Some(S3Location {
                bucket: Some(STREAM.bucket.into()),
                key: Some(STREAM.key.into()),
                version: Some(STREAM.version.into()),
            }),
        }]),
        role_arn: Some(STREAM.role_arn.into()),
    }
}

pub(crate) fn ingest() -> UpdateIngestConfiguration {
    UpdateIngestConfiguration {
        arn: INGEST.arn.into(),
        stage_arn: Some(INGEST.stage_arn.into()),
        redundant_ingest: None,
    }
}
