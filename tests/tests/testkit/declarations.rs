//! The operations that these tests send.

use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

#[aws_operation(
    service = "iot", method = "PUT", path = "/streams/<streamId>",
    output = UpdateStreamOutput, error = UpdateStreamError,
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct UpdateStream {
    pub(crate) stream_id: String,
    pub(crate) description: Option<String>,
    pub(crate) files: Option<Vec<StreamFile>>,
}

#[aws_shape]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StreamFile {
    pub(crate) file_id: Option<i32>,
    pub(crate) bucket: Option<String>,
}

#[aws_output]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct UpdateStreamOutput {
    pub(crate) stream_arn: Option<String>,
    pub(crate) stream_version: Option<i32>,
}

#[aws_error]
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum UpdateStreamError {
    ResourceNotFoundException,
    LimitExceededException {
        message: Option<String>,
        limit: Option<i32>,
        #[aws(header, name = "x-quota")]
        quota: Option<String>,
    },
    #[aws(throttling)]
    ThrottlingException,
}

#[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DeleteStream {
    pub(crate) stream_id: String,
}

#[aws_operation(service = "iot", method = "DELETE", path = "/streams/all")]
pub(crate) struct DeleteAllStreams {}

#[aws_operation(service = "iot", method = "GET", path = "/streams/<streamId>", output = UpdateStreamOutput)]
pub(crate) struct DescribeStream<'a> {
    pub(crate) stream_id: &'a str,
}

/// What IVS answers, as much of it as holds a secret.
#[aws_operation(service = "ivs-realtime", method = "POST", path = "/CreateIngestConfiguration", output = CreateIngestOutput)]
pub(crate) struct CreateIngestConfiguration {
    #[aws(sensitive)]
    pub(crate) passphrase: Option<String>,
}

#[aws_output]
#[derive(Debug)]
pub(crate) struct CreateIngestOutput {
    #[aws(sensitive)]
    pub(crate) stream_key: Option<String>,
}

pub(crate) fn update(stream_id: &str) -> UpdateStream {
    UpdateStream { stream_id: stream_id.into(), ..UpdateStream::default() }
}
