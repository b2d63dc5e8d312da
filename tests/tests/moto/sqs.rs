//! SQS: messages there and back, and the codes of its former protocol.

use aws_operation::{Client, aws_operation, aws_output, aws_shape};
use aws_operation_tests::sqs::{SendMessage, SqsError};

#[aws_operation(service = "sqs", rename_all = "PascalCase", output = CreateQueueOutput, error = SqsError)]
struct CreateQueue<'a> {
    queue_name: &'a str,
}

#[aws_output(rename_all = "PascalCase")]
struct CreateQueueOutput {
    queue_url: String,
}

#[aws_operation(service = "sqs", rename_all = "PascalCase", output = ReceiveMessageOutput, error = SqsError)]
struct ReceiveMessage<'a> {
    queue_url: &'a str,
}

#[aws_output(rename_all = "PascalCase")]
struct ReceiveMessageOutput {
    messages: Option<Vec<Message>>,
}

#[aws_shape(rename_all = "PascalCase")]
struct Message {
    message_id: Option<String>,
    body: Option<String>,
}

pub(crate) async fn messages(client: &Client) {
    let queue_url = client.send(&CreateQueue { queue_name: "films" }).await.unwrap().queue_url;
    let message = SendMessage { queue_url: queue_url.clone(), message_body: "hello, é".into(), delay_seconds: None };
    let sent = client.send(&message).await.unwrap();
    assert!(sent.md5_of_message_body.is_some());
    let received = client.send(&ReceiveMessage { queue_url: &queue_url }).await.unwrap().messages.unwrap();
    let [one] = &received[..] else { panic!("{} messages", received.len()) };
    assert_eq!((&one.message_id, one.body.as_deref()), (&sent.message_id, Some("hello, é")));

    let nowhere = queue_url.replace("films", "none");
    let missing = client.send(&ReceiveMessage { queue_url: &nowhere }).await.err().unwrap();
    assert_eq!(missing.code(), Some("AWS.SimpleQueueService.NonExistentQueue"));
    assert_eq!(missing.service_error(), Some(&SqsError::QueueDoesNotExist));
}
