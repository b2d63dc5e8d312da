//! The other seed operation: its service signs by another name than its host's.
use aws_operation::{Operation, aws_error, aws_operation, aws_output, aws_shape};

#[aws_operation(
    service = "ivs-realtime", method = "POST", path = "/UpdateIngestConfiguration",
    output = UpdateIngestConfigurationOutput, error = UpdateIngestConfigurationError,
)]
#[derive(Clone, Debug, Default)]
pub struct UpdateIngestConfiguration {
    pub arn: String,
    pub stage_arn: Option<String>,
}

#[aws_output]
#[derive(Debug)]
pub struct UpdateIngestConfigurationOutput {
    pub ingest_configuration: IngestConfiguration,
}

#[aws_shape]
#[derive(Clone, Debug)]
pub struct IngestConfiguration {
    pub arn: String,
    #[aws(sensitive)]
    pub stream_key: String,
    pub state: State,
}

#[aws_shape(rename_all = "UPPERCASE")]
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    Active,
    Inactive,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_error]
#[derive(Debug)]
pub enum UpdateIngestConfigurationError {
    ValidationException { exception_message: Option<String> },
    ResourceNotFoundException { exception_message: Option<String> },
}

fn main() {
    let service = UpdateIngestConfiguration::OPERATION.service;
    assert_eq!((service.endpoint_prefix(), service.signing_name()), ("ivsrealtime", "ivs"));
    let configuration =
        IngestConfiguration { arn: "arn:1".into(), stream_key: "sk_secret".into(), state: State::from("ACTIVE") };
    let shown = format!("{configuration:?}");
    assert!(shown.contains("arn:1") && !shown.contains("sk_secret"), "{shown}");
}
