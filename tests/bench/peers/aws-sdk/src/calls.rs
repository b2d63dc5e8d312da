//! The calls themselves, as the SDKs' users write them.

use aws_config::SdkConfig;
use aws_sdk_iot::{
    error::SdkError,
    operation::update_stream::UpdateStreamError,
    types::{S3Location, StreamFile},
};
use aws_sdk_ivsrealtime::operation::update_ingest_configuration::UpdateIngestConfigurationError;
use bench_calls::{INGEST, STREAM};

/// One client of each service.
pub struct Client {
    iot: aws_sdk_iot::Client,
    ivs: aws_sdk_ivsrealtime::Client,
}

impl Client {
    /// The clients of one configuration.
    pub fn new(config: &SdkConfig) -> Self {
        Self { iot: aws_sdk_iot::Client::new(config), ivs: aws_sdk_ivsrealtime::Client::new(config) }
    }

    pub(crate) async fn stream(&self) -> Result<i32, SdkError<UpdateStreamError>> {
        let location = S3Location::builder().bucket(STREAM.bucket).key(STREAM.key).version(STREAM.version).build();
        let file = StreamFile::builder().file_id(STREAM.file_id).s3_location(location).build();
        let request = self.iot.update_stream().stream_id(STREAM.stream_id).description(STREAM.description).files(file);
        let output = request.role_arn(STREAM.role_arn).send().await?;
        Ok(output.stream_version().unwrap_or_default())
    }

    pub(crate) async fn ingest(&self) -> Result<String, SdkError<UpdateIngestConfigurationError>> {
        let request = self.ivs.update_ingest_configuration().arn(INGEST.arn).stage_arn(INGEST.stage_arn);
        let output = request.send().await?;
        Ok(output.ingest_configuration.map(|it| it.stage_arn).unwrap_or_default())
    }
}
