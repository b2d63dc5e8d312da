//! A minute at the highest rate that a loopback server holds: 64 calls at once, one answer in twenty a fault.
//!
//! `cargo run --release -p aws-operation-tests --example load [seconds]` prints a line each ten seconds and the sums, and
//! fails when an error shows that was not injected, or when memory or tasks grow.

use std::{
    error::Error,
    net::SocketAddr,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use aws_operation::{Client, Credentials, aws_operation, aws_output, retry::RetryConfig};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::{Builder, Handle},
};

const CALLS_AT_ONCE: usize = 64;

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>", output = UpdateStreamOutput)]
struct UpdateStream<'a> {
    stream_id: &'a str,
    description: Option<&'a str>,
}

#[aws_output]
struct UpdateStreamOutput {
    stream_version: Option<i32>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let seconds = std::env::args().nth(1).map_or(Ok(60), |text| text.parse())?;
    // Runtimes of their own, so that the client's tasks are counted alone.
    let server = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let client = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let injected = Arc::new(Injected::default());
    let address = server.block_on(start(Arc::clone(&injected)))?;
    let passed = client.block_on(run(address, Duration::from_secs(seconds), &injected))?;
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the server did on purpose.
#[derive(Default)]
struct Injected {
    requests: AtomicU64,
    unavailable: AtomicU64,
    throttled: AtomicU64,
    invalid: AtomicU64,
    reset: AtomicU64,
}

/// What the callers saw.
#[derive(Default)]
struct Seen {
    outputs: AtomicU64,
    injected: AtomicU64,
    other: AtomicU64,
    nanoseconds: AtomicU64,
    slowest: AtomicU64,
}

async fn run(address: SocketAddr, span: Duration, injected: &Injected) -> Result<bool, Box<dyn Error>> {
    let client = Client::builder()
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .endpoint_url(format!("http://{address}"))
        .retry(RetryConfig::standard())
        .build()?;
    let (seen, stop) = (Arc::new(Seen::default()), Arc::new(AtomicBool::new(false)));
    let callers: Vec<_> = (0..CALLS_AT_ONCE)
        .map(|_| tokio::spawn(call_until(client.clone(), Arc::clone(&seen), Arc::clone(&stop))))
        .collect();

    let started = Instant::now();
    let mut early = None;
    while started.elapsed() < span {
        tokio::time::sleep(Duration::from_secs(10).min(span.saturating_sub(started.elapsed()))).await;
        let (memory, tasks) = (resident_kib()?, Handle::current().metrics().num_alive_tasks());
        early.get_or_insert((memory, tasks));
        println!(
            "{:>3} s: {} calls, {} KiB resident, {tasks} tasks",
            started.elapsed().as_secs(),
            seen.outputs.load(Ordering::Relaxed) + seen.injected.load(Ordering::Relaxed),
            memory
        );
    }
    let elapsed = started.elapsed();
    let (memory, tasks) = (resident_kib()?, Handle::current().metrics().num_alive_tasks());
    stop.store(true, Ordering::Relaxed);
    for caller in callers {
        caller.await?;
    }

    let load = |count: &AtomicU64| count.load(Ordering::Relaxed);
    let (outputs, seen_injected, other) = (load(&seen.outputs), load(&seen.injected), load(&seen.other));
    let calls = outputs + seen_injected + other;
    #[expect(clippy::cast_precision_loss, reason = "a rate to read")]
    let rate = calls as f64 / elapsed.as_secs_f64();
    println!("calls: {calls} in {:.1} s, {rate:.0} a second, {CALLS_AT_ONCE} at once", elapsed.as_secs_f64());
    println!(
        "answers of the server: {}, of them injected: {} unavailable, {} throttled, {} invalid, {} resets",
        load(&injected.requests),
        load(&injected.unavailable),
        load(&injected.throttled),
        load(&injected.invalid),
        load(&injected.reset)
    );
    println!("seen by the callers: {outputs} outputs, {seen_injected} injected errors, {other} other errors");
    println!(
        "latency: {:?} on average, {:?} at most",
        Duration::from_nanos(load(&seen.nanoseconds) / calls.max(1)),
        Duration::from_nanos(load(&seen.slowest))
    );
    let (early_memory, early_tasks) = early.unwrap_or((memory, tasks));
    println!("memory: {early_memory} KiB at first, {memory} KiB at the end; tasks: {early_tasks}, {tasks}");
    // Connections come and go with the resets; growth would go on.
    Ok(other == 0 && memory < early_memory + 8 * 1024 && tasks <= early_tasks + CALLS_AT_ONCE)
}

async fn call_until(client: Client, seen: Arc<Seen>, stop: Arc<AtomicBool>) {
    while !stop.load(Ordering::Relaxed) {
        let started = Instant::now();
        let operation = UpdateStream { stream_id: "s1", description: Some("under load") };
        match client.send(&operation).await {
            Ok(_) => seen.outputs.fetch_add(1, Ordering::Relaxed),
            Err(error) if is_injected(&error) => seen.injected.fetch_add(1, Ordering::Relaxed),
            Err(error) => {
                eprintln!("not injected: {error}");
                seen.other.fetch_add(1, Ordering::Relaxed)
            }
        };
        let nanoseconds = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
        seen.nanoseconds.fetch_add(nanoseconds, Ordering::Relaxed);
        seen.slowest.fetch_max(nanoseconds, Ordering::Relaxed);
    }
}

/// An invalid request is told at once; any other fault shows only after it struck all three attempts, or the quota is spent.
fn is_injected(error: &aws_operation::Error) -> bool {
    let marked = error.headers().is_some_and(|headers| headers.contains_key("x-injected"));
    let reset = error.kind() == aws_operation::ErrorKind::Transport && error.to_string().contains("reset by peer");
    marked || reset
}

async fn start(injected: Arc<Injected>) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            // A connection that breaks ends alone.
            tokio::spawn(serve(connection, Arc::clone(&injected)));
        }
    });
    Ok(address)
}

/// Of a hundred answers five are faults: two 503, one 429, one 400 and one reset.
async fn serve(mut connection: TcpStream, injected: Arc<Injected>) -> std::io::Result<()> {
    const GOOD: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 19\r\n\r\n{\"streamVersion\":1}";
    const UNAVAILABLE: &[u8] = b"HTTP/1.1 503 Unavailable\r\nx-injected: 1\r\ncontent-length: 0\r\n\r\n";
    const THROTTLED: &[u8] = b"HTTP/1.1 429 Slow Down\r\nx-injected: 1\r\nx-amzn-errortype: ThrottlingException\r\n\
        content-length: 2\r\n\r\n{}";
    const INVALID: &[u8] = b"HTTP/1.1 400 Bad\r\nx-injected: 1\r\nx-amzn-errortype: InvalidRequestException\r\n\
        content-length: 2\r\n\r\n{}";
    connection.set_nodelay(true)?;
    let mut read = Vec::new();
    while read_request(&mut connection, &mut read).await? {
        let (answer, count) = match injected.requests.fetch_add(1, Ordering::Relaxed) % 100 {
            10 | 60 => (UNAVAILABLE, Some(&injected.unavailable)),
            30 => (THROTTLED, Some(&injected.throttled)),
            50 => (INVALID, Some(&injected.invalid)),
            80 => {
                injected.reset.fetch_add(1, Ordering::Relaxed);
                return connection.set_zero_linger();
            }
            _ => (GOOD, None),
        };
        if let Some(count) = count {
            count.fetch_add(1, Ordering::Relaxed);
        }
        connection.write_all(answer).await?;
    }
    Ok(())
}

/// Reads one request to the end of its body; `false` when the client has closed the connection.
async fn read_request(connection: &mut TcpStream, read: &mut Vec<u8>) -> std::io::Result<bool> {
    read.clear();
    loop {
        if let Some(end) = read.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&read[..end]).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            let whole = end + 4 + length.unwrap_or(0_usize);
            while read.len() < whole {
                if connection.read_buf(read).await? == 0 {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        if connection.read_buf(read).await? == 0 {
            return Ok(false);
        }
    }
}

/// The memory of this process that is in use, as Linux tells it.
fn resident_kib() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS in /proc/self/status")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
