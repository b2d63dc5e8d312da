//! The shapes of both calls, as a person writes them by hand with serde.

use bench_calls::{INGEST, STREAM};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UpdateStream {
    #[serde(skip)]
    pub stream_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<StreamFile>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StreamFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_id: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_location: Option<S3Location>,
}

#[derive(Serialize)]
pub(crate) struct S3Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)] // a caller reads all of them; the harness reads one
pub(crate) struct UpdateStreamOutput {
    pub stream_id: Option<String>,
    pub stream_arn: Option<String>,
    pub description: Option<String>,
    pub stream_version: Option<i32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UpdateIngestConfiguration {
    pub arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redundant_ingest: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UpdateIngestConfigurationOutput {
    pub ingest_configuration: Option<IngestConfiguration>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)] // as above
pub(crate) struct IngestConfiguration {
    pub name: Option<String>,
    pub arn: String,
    pub ingest_protocol: String,
    pub stream_key: String,
    pub stage_arn: String,
    pub participant_id: String,
    pub state: String,
    pub user_id: Option<String>,
    pub attributes: Option<std::collections::HashMap<String, String>>,
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
