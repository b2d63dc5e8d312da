//! What is sent again and what is not, by the requests that came to the server.
//!
//! AWS's standard mode repeats a request after a broken connection, a time limit and 500, 502, 503 and 504, whatever
//! the operation: a service may then do twice what is not idempotent. It is this crate's default too. With
//! `only_idempotent` the client repeats such a failure only of an operation that may be done twice.

use aws_operation::{Client, Error, aws_operation};
use aws_operation_tests::over::Over;

use super::{
    Table, operation, quick,
    server::{Step, always, response},
};

/// May be done twice, by its method.
#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>")]
struct UpdateStream {
    stream_id: String,
}

/// May be done twice, by its token.
#[aws_operation(service = "iot", method = "POST", path = "/jobs")]
#[derive(Default)]
struct CreateJob {
    #[aws(idempotency_token)]
    client_token: Option<String>,
}

pub(crate) async fn sent_again(over: Over) {
    const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n";
    let mut table = Table::start(over).await;
    let usual = table.client(|builder| builder);
    let careful = table.client(|builder| builder.retry(quick().with_only_idempotent(true)));
    for (fault, steps, open) in [
        ("reset before the headers", vec![Step::Reset], true),
        ("closed in the headers", vec![Step::Send(HEAD[..20].to_vec()), Step::Close], true),
        ("reset in the body", vec![Step::Send(HEAD.to_vec()), Step::Reset], true),
        ("no headers", vec![Step::Hang], true),
        ("a body that stalls", vec![Step::Send(HEAD.to_vec()), Step::Hang], true),
        ("500", vec![response(500, "", "")], true),
        ("503", vec![response(503, "", "")], true),
        // The service says that it did nothing.
        ("429", vec![response(429, "", "")], false),
        ("ThrottlingException", vec![response(400, "x-amzn-errortype: ThrottlingException\r\n", "{}")], false),
    ] {
        table.server.set(always(steps));
        let sent = [
            requests(&table, create(&usual)).await,
            requests(&table, create(&careful)).await,
            requests(&table, put(&careful)).await,
            requests(&table, job(&careful)).await,
        ];
        let expected = [3, if open { 1 } else { 3 }, 3, 3];
        assert_eq!(sent, expected, "{fault}");
        table.server.set(always(vec![response(200, "", "{}")]));
        let works = create(&careful).await.is_ok() && create(&usual).await.is_ok();
        let [by_default, post, put, token] = sent;
        let seen = format!(
            "requests at the server: POST {by_default}; with `only_idempotent` POST {post}, PUT {put}, POST with a token {token}"
        );
        table.add(&format!("{fault}: sent again?"), &seen, 3, works);
    }
    table.print();
}

/// How many requests of a call that fails come to the server.
async fn requests(table: &Table, call: impl Future<Output = Result<(), Error>>) -> usize {
    let before = table.server.requests();
    let error = call.await.unwrap_err();
    let came = table.server.requests() - before;
    assert_eq!(error.attempts() as usize, came, "{error}");
    came
}

async fn create(client: &Client) -> Result<(), Error> {
    client.send(&operation()).await.map(drop)
}

async fn put(client: &Client) -> Result<(), Error> {
    client.send(&UpdateStream { stream_id: "s1".into() }).await.map(drop)
}

async fn job(client: &Client) -> Result<(), Error> {
    client.send(&CreateJob::default()).await.map(drop)
}
