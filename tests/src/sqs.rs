//! Operations of a service that spoke the query protocol before it spoke `awsJson1_0`.

use aws_operation::{aws_error, aws_operation, aws_output};

/// Sends a message to a queue.
///
/// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html>
#[aws_operation(service = "sqs", rename_all = "PascalCase", output = SendMessageOutput, error = SqsError)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SendMessage {
    /// The queue.
    pub queue_url: String,
    /// The message.
    pub message_body: String,
    /// How long it is held back.
    #[aws(range(min = 0, max = 900))]
    pub delay_seconds: Option<i32>,
}

/// What [`SendMessage`] answers.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SendMessageOutput {
    /// The message's id.
    pub message_id: Option<String>,
    /// Its digest, to compare.
    #[aws(name = "MD5OfMessageBody")]
    pub md5_of_message_body: Option<String>,
}

/// What the service says where it does not do what it is asked, by the names in its API reference: the codes that it
/// sends beside them are those of its former protocol.
#[aws_error]
#[derive(Clone, Debug, PartialEq)]
pub enum SqsError {
    /// There is no such queue.
    QueueDoesNotExist,
    /// The message holds what none may hold.
    InvalidMessageContents,
}
