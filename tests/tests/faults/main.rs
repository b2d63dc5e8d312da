//! Faults over real sockets: what the caller sees, how many attempts ran, what reached the server, and that the client
//! still works after.
//!
//! `cargo test -p aws-operation-tests --test faults -- --nocapture` prints the table.

mod cancellation;
mod connecting;
mod once;
mod server;
mod statuses;

use std::{
    io::Write as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use aws_operation::{
    Client, Credentials, Error, ErrorKind, aws_operation, aws_output, client::ClientBuilder, retry::RetryConfig,
};
use aws_operation_tests::{over::Over, over_each};
use flate2::{Compression, write::GzEncoder};

use self::server::{Server, Step, always, response};

#[aws_operation(service = "iot", method = "POST", path = "/streams/<streamId>", output = CreateStreamOutput)]
#[derive(Clone)]
struct CreateStream {
    stream_id: String,
    description: Option<String>,
}

#[aws_output]
#[derive(Debug)]
struct CreateStreamOutput {
    stream_version: Option<i32>,
}

/// Its answer comes back as a document, of whatever shape.
#[aws_operation(service = "iot", method = "GET", path = "/anything")]
struct DescribeAnything {}

const GOOD: &str = r#"{"streamVersion":1}"#;
const HTML: &str = "<html><body><h1>Bad Gateway</h1></body></html>";

over_each!(
    connections,
    keep_alive,
    slowness,
    redirects,
    payloads,
    a_thousand_calls_at_once_with_a_tenth_of_them_failing,
    cancellation::cancellation_at_every_await,
    cancellation::cancellation_at_any_time,
    connecting::no_connection,
    once::sent_again,
    statuses::statuses,
);

/// What a row must show.
struct Expected {
    kind: Option<ErrorKind>,
    attempts: u32,
    /// Requests that the server read whole.
    served: usize,
    text: &'static str,
}

const fn fails(kind: ErrorKind, attempts: u32, served: usize, text: &'static str) -> Expected {
    Expected { kind: Some(kind), attempts, served, text }
}

const fn succeeds(served: usize) -> Expected {
    Expected { kind: None, attempts: 0, served, text: "" }
}

async fn connections(over: Over) {
    use ErrorKind::Transport;
    const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n0123456789";
    const BROKEN: &str = "the connection failed before a whole response came back";
    let send = |text: &str| Step::Send(text.as_bytes().to_vec());
    let mut table = Table::start(over).await;

    table.row("reset before the headers", vec![Step::Reset], &fails(Transport, 3, 3, BROKEN)).await;
    table.row("closed before the headers", vec![Step::Close], &fails(Transport, 3, 3, BROKEN)).await;
    let half = send("HTTP/1.1 200 OK\r\ncontent-le");
    table.row("reset in the headers", vec![half.clone(), Step::Reset], &fails(Transport, 3, 3, BROKEN)).await;
    table.row("closed in the headers", vec![half, Step::Close], &fails(Transport, 3, 3, BROKEN)).await;
    table.row("reset after the headers", vec![send(HEAD), Step::Reset], &fails(Transport, 3, 3, BROKEN)).await;
    table.row("closed after the headers", vec![send(HEAD), Step::Close], &fails(Transport, 3, 3, BROKEN)).await;
    table.row("not HTTP", vec![send("SSH-2.0-OpenSSH_9.6\r\n"), Step::Close], &fails(Transport, 3, 3, BROKEN)).await;
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let garbage = send(&format!("{chunked}zz\r\n{GOOD}\r\n"));
    table.row("chunked garbage", vec![garbage, Step::Close], &fails(Transport, 3, 3, BROKEN)).await;
    let cut = send(&format!("{chunked}13\r\n{GOOD}\r\n"));
    table.row("chunks without an end", vec![cut, Step::Close], &fails(Transport, 3, 3, BROKEN)).await;
    let whole = send(&format!("{chunked}13\r\n{GOOD}\r\n0\r\n\r\n"));
    table.row("chunks", vec![whole], &succeeds(1)).await;
    let hints = send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n");
    table.row("1xx before the response", vec![hints, response(200, "", GOOD)], &succeeds(1)).await;
    let many = "x-n: 1\r\n".repeat(200);
    table.row("200 headers", vec![response(200, &many, GOOD)], &fails(Transport, 3, 3, BROKEN)).await;
    let long = format!("x-long: {}\r\n", "x".repeat(1 << 20));
    table.row("a header of 1 MiB", vec![response(200, &long, GOOD)], &fails(Transport, 3, 3, BROKEN)).await;
    table.print();
}

async fn keep_alive(over: Over) {
    let mut table = Table::start(over).await;
    // The server closes each connection after a response that promised to keep it.
    table.server.set(always(vec![response(200, "", GOOD), Step::Close]));
    let client = table.client(|builder| builder);
    for _ in 0..20 {
        call(&client).await.unwrap();
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let served = table.server.requests();
    table.add("kept connection closed by the server", "20 of 20 calls succeed", 1, served == 20);
    assert_eq!(served, 20, "each was sent once");

    // It closes the connection when the second request comes in: nobody knows whether that one was served.
    table.server.set(Arc::new(|number| match number {
        1 => vec![Step::Reset],
        _ => vec![response(200, "", GOOD)],
    }));
    call(&client).await.unwrap();
    call(&client).await.unwrap();
    let served = table.server.requests();
    table.add("kept connection reset by the next request", "success after a retry", 2, served == 3);
    assert_eq!(served, 3);

    // The same where the user forbids to repeat what may have been served.
    let careful = table.client(|builder| builder.retry(quick().with_only_idempotent(true)));
    table.server.set(Arc::new(|number| match number {
        1 => vec![Step::Reset],
        _ => vec![response(200, "", GOOD)],
    }));
    call(&careful).await.unwrap();
    let error = call(&careful).await.unwrap_err();
    assert_eq!((error.attempts(), table.server.requests()), (1, 2), "{error}");
    table.add("the same, only idempotent retries", &error.to_string(), 1, call(&careful).await.is_ok());
    table.print();
}

async fn slowness(over: Over) {
    use ErrorKind::{Timeout, Transport};
    let mut table = Table::start(over).await;
    let head = Step::Send(b"HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n".to_vec());
    let late = vec![Step::Pause(Duration::from_millis(250)), response(200, "", GOOD)];
    table.row("late headers within the limit", late, &succeeds(1)).await;
    table.row("no headers", vec![Step::Hang], &fails(Timeout, 3, 3, "no whole response within the 500ms")).await;
    table
        .row(
            "no body",
            vec![head.clone(), Step::Hang],
            &fails(Transport, 3, 3, "stalled: nothing of it came for 200ms"),
        )
        .await;
    let drip = std::iter::once(head)
        .chain((0..20).flat_map(|_| [Step::Send(b"1".to_vec()), Step::Pause(Duration::from_millis(50))]))
        .collect();
    table.row("a byte each 50 ms", drip, &fails(Timeout, 3, 3, "no whole response within the 500ms")).await;

    let started = Instant::now();
    table.server.set(always(vec![Step::Hang]));
    let client = table.client(|builder| builder.operation_timeout(Duration::from_millis(700)));
    let error = call(&client).await.unwrap_err();
    assert!(started.elapsed() < Duration::from_millis(1500) && error.is_timeout(), "{error}");
    assert_eq!(error.attempts(), 2);
    table.server.set(always(vec![response(200, "", GOOD)]));
    table.add("no headers, 700 ms for the call", &error.to_string(), 2, call(&client).await.is_ok());
    table.print();
}

async fn redirects(over: Over) {
    let mut table = Table::start(over).await;
    let trap = Server::start(always(vec![response(200, "", GOOD)])).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("location: http://{}/streams/s1\r\n", trap.address);
        let expected = fails(ErrorKind::Service, 1, 1, "");
        table.row(&format!("{status} redirect"), vec![response(status, &location, "")], &expected).await;
    }
    assert_eq!(trap.connections(), 0, "no redirect is followed");
    table.print();
}

async fn payloads(over: Over) {
    use ErrorKind::{Response, Service, Transport};
    const MIB: &[u8] = &[b'x'; 1 << 20];
    let mut table = Table::start(over).await;
    let huge = |status: u16| {
        let head = format!("HTTP/1.1 {status} Status\r\ncontent-length: {}\r\n\r\n", 100 << 20);
        vec![Step::Send(head.into_bytes()), Step::Repeat(MIB, 100)]
    };
    table.row("a success of 100 MiB", huge(200), &fails(Transport, 1, 1, "longer than the limit of 2097152")).await;
    let error = table.row("an error of 100 MiB", huge(500), &fails(Service, 3, 3, "(500)")).await.unwrap();
    assert!(error.body().unwrap().len() <= 1 << 20);
    let endless = vec![Step::Send(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec()), Step::Repeat(MIB, 100)];
    table.row("100 MiB without a length", endless, &fails(Transport, 1, 1, "longer than the limit of 2097152")).await;

    for (name, body, text) in [
        ("no JSON", "nonsense", "does not fit the declaration"),
        ("truncated JSON", r#"{"streamVersion":"#, "does not fit the declaration"),
        ("another type", r#"{"streamVersion":"one"}"#, "streamVersion"),
        ("HTML", HTML, "does not fit the declaration"),
    ] {
        table.row(&format!("200 with {name}"), vec![response(200, "", body)], &fails(Response, 1, 1, text)).await;
    }
    table.row("200 with no body", vec![response(200, "", "")], &succeeds(1)).await;
    let deep = format!(r#"{{"streamVersion":{}"#, "[".repeat(500_000));
    table.row("JSON 500,000 deep", vec![response(200, "", deep)], &fails(Response, 1, 1, "")).await;
    let deep = format!(r#"{{"unknown":{}"#, "[".repeat(500_000));
    table.row("the same in an unknown member", vec![response(200, "", deep)], &fails(Response, 1, 1, "")).await;
    let closed = format!(r#"{{"unknown":{}{}}}"#, "[".repeat(500_000), "]".repeat(500_000));
    table.row("the same, closed again", vec![response(200, "", &closed)], &succeeds(1)).await;
    table.server.set(always(vec![response(200, "", closed)]));
    let error = table.client.send(&DescribeAnything {}).await.unwrap_err();
    assert!(error.kind() == Response && error.to_string().contains("nested more than 127 levels deep"), "{error}");
    table.add("the same as a document", &error.to_string(), error.attempts(), true);
    // Nothing is decompressed, since nothing compressed is asked for: the bomb stays as long as it came.
    let bomb = gzip_bomb();
    let sent = vec![response(200, "content-encoding: gzip\r\n", &bomb)];
    let error = table.row("64 MiB in gzip", sent, &fails(Response, 1, 1, "not JSON")).await.unwrap();
    assert_eq!(error.body().map(|body| &body[..]), Some(&bomb[..]));
    table.print();
}

fn gzip_bomb() -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..64 << 10 {
        packed.write_all(&[b' '; 1 << 10]).unwrap();
    }
    packed.finish().unwrap()
}

async fn a_thousand_calls_at_once_with_a_tenth_of_them_failing(over: Over) {
    let table = Table::start(over).await;
    table.server.set(Arc::new(|number| match number % 10 {
        0 => vec![response(400, "x-amzn-errortype: ValidationException\r\n", "{}")],
        _ => vec![response(200, "", GOOD)],
    }));
    let client = table.client(|builder| builder.attempt_timeout(Duration::from_secs(20)));
    let failed = Arc::new(AtomicUsize::new(0));
    let calls: Vec<_> = (0..1000)
        .map(|_| {
            let (client, failed) = (client.clone(), Arc::clone(&failed));
            tokio::spawn(async move {
                if let Err(error) = call(&client).await {
                    assert_eq!((error.code(), error.attempts()), (Some("ValidationException"), 1), "{error}");
                    failed.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for call in calls {
        call.await.unwrap();
    }
    assert_eq!((failed.load(Ordering::Relaxed), table.server.requests()), (100, 1000));
    println!(
        "| 1,000 calls at once over {over:?}, a tenth failing | 100 ValidationException, 900 outputs | 1 each | yes |"
    );
}

/// The rows that a test prints, and the server and client that make them.
struct Table {
    over: Over,
    server: Server,
    client: Client,
    rows: Vec<String>,
}

impl Table {
    async fn start(over: Over) -> Self {
        let server = Server::start(always(vec![response(200, "", GOOD)])).await;
        let client = builder(over, &server).build().unwrap();
        Self { over, server, client, rows: Vec::new() }
    }

    fn client(&self, with: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
        with(builder(self.over, &self.server)).build().unwrap()
    }

    /// Makes one call while the server does this, and one after.
    async fn row(&mut self, fault: &str, steps: Vec<Step>, expected: &Expected) -> Option<Error> {
        self.server.set(always(steps));
        let outcome = call(&self.client).await;
        let served = self.server.requests();
        assert_eq!(outcome.as_ref().err().map(Error::kind), expected.kind, "{fault}: {outcome:?}");
        assert_eq!(served, expected.served, "{fault}: requests at the server");
        let (seen, attempts) = match &outcome {
            Ok(_) => ("an output".to_owned(), 1),
            Err(error) => (error.to_string(), error.attempts()),
        };
        if outcome.is_err() {
            assert_eq!(attempts, expected.attempts, "{fault}: {seen}");
        }
        assert!(seen.contains(expected.text), "{fault}: {seen}");
        self.server.set(always(vec![response(200, "", GOOD)]));
        let works = call(&self.client).await;
        assert!(works.is_ok(), "{fault}: the call after: {works:?}");
        self.add(fault, &seen, attempts, true);
        outcome.err()
    }

    fn add(&mut self, fault: &str, seen: &str, attempts: u32, works: bool) {
        assert!(works, "{fault}: the client no longer works");
        self.rows.push(format!("| {fault} | {} | {attempts} | yes |", seen.replace('|', "\\|")));
    }

    fn print(&self) {
        println!(
            "\nover {:?}\n\n| fault | seen by the caller | attempts | client works after |\n| --- | --- | --- | --- |",
            self.over
        );
        println!("{}", self.rows.join("\n"));
    }
}

fn builder(over: Over, server: &Server) -> ClientBuilder {
    over.hand_to(Client::builder())
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .endpoint_url(format!("http://{}", server.address))
        .retry(quick())
        .attempt_timeout(Duration::from_millis(500))
        .stall_timeout(Duration::from_millis(200))
        .operation_timeout(Duration::from_secs(30))
        .max_response_bytes(2 << 20)
}

/// The usual retries without the usual waits.
fn quick() -> RetryConfig {
    let wait = Duration::from_millis(1);
    RetryConfig::standard().with_base_delay(wait).with_throttling_base_delay(wait).with_quota(100_000)
}

async fn call(client: &Client) -> Result<CreateStreamOutput, Error> {
    client.send(&operation()).await
}

fn operation() -> CreateStream {
    CreateStream { stream_id: "s1".into(), description: Some("of faults".into()) }
}
