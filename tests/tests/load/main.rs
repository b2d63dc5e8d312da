//! The client under load: no error that was not injected, nothing sent twice, no growth of memory or tasks,
//! connections reused.
//!
//! `cargo test` runs it for a few seconds over each transport. The long run, with its figures:
//! `AWS_OPERATION_LOAD_SECONDS=60 cargo test --release -p aws-operation-tests --test load -- --nocapture`

mod process;
mod server;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use aws_operation::{
    Client, Credentials, Error, ErrorKind, aws_operation, aws_output, client::ClientBuilder, retry::RetryConfig,
};
use aws_operation_tests::over::Over;

use self::{
    process::{Sample, Sampler},
    server::{FAULT_EVERY, Fault, Server},
};

#[aws_operation(service = "iot", method = "POST", path = "/streams/<streamId>", output = CreateStreamOutput)]
struct CreateStream {
    stream_id: String,
    description: Option<String>,
}

#[aws_output]
#[derive(Debug)]
struct CreateStreamOutput {
    stream_id: String,
    stream_version: u32,
}

/// Calls that run at the same time.
const AT_ONCE: usize = 64;
/// hyper opens one for a call that finds none idle, and the call takes what comes first: the new one, or one that
/// another call gives back. So there are more than calls, some two for each at first, and soon no more.
const CONNECTIONS: u64 = 4 * AT_ONCE as u64;
/// What the process may hold more at a run's end than when it was warm: an allocator's noise, far below what one
/// forgotten buffer a call would come to.
const NOISE_KIB: u64 = 4096;

/// One test, one after the other: memory is the process's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn load() {
    let seconds = std::env::var("AWS_OPERATION_LOAD_SECONDS").ok().map(|seconds| seconds.parse().unwrap());
    let (sequential, each) = if seconds.is_some() { (10_000, 1_000) } else { (2_000, 50) };
    println!("| run | calls | a second | median | 99 % | connections | KiB warm | KiB at the end | tasks at the end |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for over in Over::ALL {
        one_after_the_other(over, sequential).await;
        many_at_once(over, each).await;
        with_faults(over, Duration::from_secs(seconds.unwrap_or(2))).await;
    }
}

async fn one_after_the_other(over: Over, calls: u64) {
    let run = Run::start(over);
    let sampler = Sampler::start(Duration::from_millis(20));
    for number in (0..calls).map(faultless) {
        run.call(number).await;
    }
    let report = run.end(&format!("one after the other, {over:?}"), sampler).await;
    assert_eq!((report.calls, report.requests), (calls, calls));
    assert!(report.connections <= calls / 100, "{report:?}");
}

async fn many_at_once(over: Over, each: u64) {
    let run = Run::start(over);
    let sampler = Sampler::start(Duration::from_millis(20));
    run.workers(|run, worker| async move {
        for number in 0..each {
            run.call(faultless(worker * each + number)).await;
        }
    })
    .await;
    let report = run.end(&format!("64 at once, {over:?}"), sampler).await;
    let calls = each * AT_ONCE as u64;
    assert_eq!((report.calls, report.requests), (calls, calls));
    assert!(report.connections <= CONNECTIONS, "{report:?}");
}

async fn with_faults(over: Over, span: Duration) {
    let run = Run::start(over);
    let sampler = Sampler::start(span / 200);
    let until = Instant::now() + span;
    let next = Arc::new(AtomicU64::new(0));
    run.workers(|run, _| {
        let next = Arc::clone(&next);
        async move {
            while Instant::now() < until {
                run.call(next.fetch_add(1, Relaxed)).await;
            }
        }
    })
    .await;
    let report = run.end(&format!("64 at once, 5 % faults, {over:?}"), sampler).await;
    let faults = || (0..report.calls).filter_map(Fault::of);
    let repeated = faults().filter(|fault| fault.passes()).count() as u64;
    let disconnected = faults().filter(|fault| fault.disconnects()).count() as u64;
    assert_eq!(report.requests, report.calls + repeated, "each call is sent once, and again only after a fault");
    assert!(report.connections <= CONNECTIONS + 2 * disconnected, "{report:?}");
    println!(
        "\n{} faults in {} calls: {repeated} overcome by a retry, {} told as errors; no other error",
        faults().count(),
        report.calls,
        report.errors
    );
    assert_eq!(report.errors, faults().count() as u64 - repeated);
}

/// The nth number that meets no fault.
fn faultless(n: u64) -> u64 {
    n + n / (FAULT_EVERY - 1)
}

/// A client of its own, its server, and what came of the calls.
#[derive(Clone)]
struct Run {
    client: Client,
    server: Arc<Server>,
    counts: Arc<Counts>,
    started: Instant,
}

struct Counts {
    calls: AtomicU64,
    errors: AtomicU64,
    /// How many calls took so long, in steps of 10 µs; the last holds all that took longer.
    spans: Vec<AtomicU32>,
}

#[derive(Debug)]
struct Report {
    calls: u64,
    errors: u64,
    requests: u64,
    connections: u64,
}

impl Run {
    fn start(over: Over) -> Self {
        let server = Arc::new(Server::start());
        let client = builder(over, &server).build().unwrap();
        let spans = (0..50_000).map(|_| AtomicU32::new(0)).collect();
        let counts = Arc::new(Counts { calls: AtomicU64::new(0), errors: AtomicU64::new(0), spans });
        Self { client, server, counts, started: Instant::now() }
    }

    /// Makes a call, and holds what comes of it to what the server did to it.
    async fn call(&self, number: u64) {
        let operation = CreateStream { stream_id: number.to_string(), description: Some("under load".into()) };
        let started = Instant::now();
        let outcome = self.client.send(&operation).await;
        let step = usize::try_from(started.elapsed().as_micros() / 10).unwrap();
        self.counts.spans[step.min(self.counts.spans.len() - 1)].fetch_add(1, Relaxed);
        self.counts.calls.fetch_add(1, Relaxed);
        if outcome.is_err() {
            self.counts.errors.fetch_add(1, Relaxed);
        }
        check(number, &outcome);
    }

    async fn workers<F: Future<Output = ()> + Send + 'static>(&self, work: impl Fn(Self, u64) -> F) {
        let workers: Vec<_> = (0..AT_ONCE as u64).map(|number| tokio::spawn(work(self.clone(), number))).collect();
        for worker in workers {
            worker.await.unwrap();
        }
    }

    async fn end(self, name: &str, sampler: Sampler) -> Report {
        let span = self.started.elapsed();
        let (warm, last) = sampler.stop().await.warm_and_last();
        let Self { client, server, counts, .. } = self;
        // Idle connections are the client's: with it they end.
        drop(client);
        let tasks = settled().await;
        let calls = counts.calls.load(Relaxed);
        #[expect(clippy::cast_precision_loss, reason = "a figure to be read")]
        let rate = calls as f64 / span.as_secs_f64();
        println!(
            "| {name} | {calls} | {rate:.0} | {:?} | {:?} | {} | {} | {} | {tasks} |",
            counts.quantile(0.5),
            counts.quantile(0.99),
            server.connections(),
            warm.resident,
            last.resident,
        );
        assert!(last.resident <= warm.resident + NOISE_KIB, "{name}: memory grows: {warm:?}, {last:?}");
        // Workers, connections and the sampler; the connections settle as the run goes on.
        assert!(
            last.tasks <= 6 * AT_ONCE && last.tasks <= warm.tasks + AT_ONCE,
            "{name}: tasks grow: {warm:?}, {last:?}"
        );
        assert_eq!(tasks, 0, "{name}: tasks outlive the client");
        let errors = counts.errors.load(Relaxed);
        Report { calls, errors, requests: server.requests(), connections: server.connections() }
    }
}

impl Counts {
    fn quantile(&self, share: f64) -> Duration {
        #[expect(clippy::cast_precision_loss, reason = "a figure to be read")]
        let wanted = self.calls.load(Relaxed) as f64 * share;
        let mut seen = 0.0;
        let step = self.spans.iter().position(|count| {
            seen += f64::from(count.load(Relaxed));
            seen >= wanted
        });
        Duration::from_micros(10 * step.unwrap_or_default() as u64 + 10)
    }
}

fn check(number: u64, outcome: &Result<CreateStreamOutput, Error>) {
    let fault = Fault::of(number);
    match (fault, outcome) {
        (None, Ok(output)) => assert_eq!((output.stream_id.parse(), output.stream_version), (Ok(number), 1)),
        (Some(fault), Ok(output)) if fault.passes() => {
            assert_eq!((output.stream_id.parse(), output.stream_version), (Ok(number), 2));
        }
        (Some(Fault::Refused), Err(error)) => {
            assert_eq!((error.code(), error.attempts()), (Some("ValidationException"), 1), "{error}");
        }
        (Some(Fault::Html), Err(error)) => {
            assert_eq!((error.kind(), error.code(), error.attempts()), (ErrorKind::Service, None, 1), "{error}");
        }
        (Some(Fault::HalfJson), Err(error)) => {
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Response, 1), "{error}");
        }
        _ => panic!("call {number} meets {fault:?}, and comes to {outcome:?}"),
    }
}

/// The tasks that are left once those that end have ended.
async fn settled() -> usize {
    for _ in 0..200 {
        if Sample::now().tasks == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Sample::now().tasks
}

fn builder(over: Over, server: &Server) -> ClientBuilder {
    let wait = Duration::from_millis(1);
    over.hand_to(Client::builder())
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .endpoint_url(format!("http://{}", server.address))
        // The usual retries without the usual waits, so that the rate is the client's.
        .retry(RetryConfig::standard().with_base_delay(wait))
}
