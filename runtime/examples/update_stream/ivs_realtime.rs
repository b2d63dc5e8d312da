//! Amazon IVS Real-Time Streaming, as much of it as this program needs:
//! [UpdateIngestConfiguration](https://docs.aws.amazon.com/ivs/latest/RealTimeAPIReference/API_UpdateIngestConfiguration.html).

use std::collections::HashMap;

use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

/// Attaches an ingest configuration to a stage, or turns redundant ingest on and off.
#[aws_operation(
    service = "ivs-realtime", method = "POST", path = "/UpdateIngestConfiguration",
    output = UpdateIngestConfigurationOutput, error = UpdateIngestConfigurationError,
)]
#[derive(Clone, Default)]
pub(crate) struct UpdateIngestConfiguration {
    #[aws(length(min = 1, max = 128))]
    pub(crate) arn: String,
    #[aws(length(max = 128))]
    pub(crate) stage_arn: Option<String>,
    pub(crate) redundant_ingest: Option<bool>,
}

#[aws_output]
#[derive(Debug)]
pub(crate) struct UpdateIngestConfigurationOutput {
    pub(crate) ingest_configuration: Option<IngestConfiguration>,
}

/// How a stage takes in a broadcast. Its `Debug` keeps the stream key to itself.
#[aws_shape]
#[derive(Clone, Debug)]
pub(crate) struct IngestConfiguration {
    pub(crate) name: Option<String>,
    pub(crate) arn: String,
    pub(crate) ingest_protocol: IngestProtocol,
    #[aws(sensitive)]
    pub(crate) stream_key: String,
    pub(crate) stage_arn: String,
    pub(crate) participant_id: String,
    pub(crate) state: IngestConfigurationState,
    pub(crate) user_id: Option<String>,
    pub(crate) redundant_ingest: Option<bool>,
    pub(crate) redundant_ingest_credentials: Option<Vec<RedundantIngestCredential>>,
    pub(crate) attributes: Option<HashMap<String, String>>,
    pub(crate) tags: Option<HashMap<String, String>>,
}

/// The second way in.
#[aws_shape]
#[derive(Clone, Debug)]
pub(crate) struct RedundantIngestCredential {
    pub(crate) participant_id: Option<String>,
    #[aws(sensitive)]
    pub(crate) stream_key: Option<String>,
}

#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug)]
pub(crate) enum IngestProtocol {
    Rtmp,
    Rtmps,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE")]
#[derive(Clone, Debug)]
pub(crate) enum IngestConfigurationState {
    Active,
    Inactive,
    #[aws(unknown)]
    Unknown(String),
}

/// IVS says what happened in `exceptionMessage`, where most services say it in `message`.
#[aws_error]
#[derive(Debug)]
pub(crate) enum UpdateIngestConfigurationError {
    AccessDeniedException { exception_message: Option<String> },
    ConflictException { exception_message: Option<String> },
    PendingVerification { exception_message: Option<String> },
    ResourceNotFoundException { exception_message: Option<String> },
    ValidationException { exception_message: Option<String> },
}
