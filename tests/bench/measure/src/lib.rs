//! What one run of one peer costs, as a program: `measure-<peer> WHAT [ARGUMENT]` prints one JSON object.
//!
//! - `time LEVEL SECONDS`: nanoseconds of a call answered from memory, both calls in turn, median of batches
//! - `repeat LEVEL STREAM INGEST`: makes that many calls of each, for callgrind; prints nothing
//! - `allocations LEVEL`: allocations and bytes of one call of each kind, answered from memory, after a first one
//! - `concurrent TASKS CALLS`: CPU microseconds a request, from this process, to the endpoint of `AWS_ENDPOINT_URL`
//! - `start`: microseconds until a client stands, the first one of the process
//! - `future`: bytes of the future of one call
//!
//! `LEVEL` is `core` or `client`.

use std::{env, rc::Rc, time::Instant};

use bench_calls::{INGEST_ANSWER, Level, Peer, STREAM_ANSWER, future_size, runtime};

/// The measuring program of one peer.
pub fn main<P: Peer>() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |index: usize| -> usize {
        arguments.get(index).and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("argument {index}: a number"))
    };
    let level = || match arguments.get(1).map(String::as_str) {
        Some("core") => Level::Core,
        Some("client") => Level::Client,
        _ => panic!("argument 1: core or client"),
    };
    match arguments.first().map(String::as_str) {
        Some("time") => time::<P>(level(), number(2)),
        Some("repeat") => repeat::<P>(level(), number(2), number(3)),
        Some("allocations") => allocations::<P>(level()),
        Some("concurrent") => concurrent::<P>(number(1), number(2)),
        Some("start") => start::<P>(),
        Some("future") => future::<P>(),
        _ => panic!("what to measure: time, repeat, allocations, concurrent, start or future"),
    }
}

fn time<P: Peer>(level: Level, seconds: usize) {
    const BATCH: u32 = 200;
    runtime().block_on(async {
        let (stream, ingest) = offline::<P>(level).await;
        let mut batches = Vec::new();
        let begun = Instant::now();
        while begun.elapsed().as_secs() < seconds as u64 {
            let started = cpu_time();
            for _ in 0..BATCH {
                call(&stream, &ingest).await;
            }
            batches.push((cpu_time() - started) / u64::from(BATCH * 2));
        }
        batches.sort_unstable();
        println!(r#"{{"ns": {}}}"#, batches[batches.len() / 2]);
    });
}

fn repeat<P: Peer>(level: Level, streams: usize, ingests: usize) {
    runtime().block_on(async {
        let (stream, ingest) = offline::<P>(level).await;
        for _ in 0..streams {
            stream.update_stream().await.expect("the answer from memory fits");
        }
        for _ in 0..ingests {
            ingest.update_ingest_configuration().await.expect("the answer from memory fits");
        }
    });
}

fn allocations<P: Peer>(level: Level) {
    let runtime = runtime();
    let (stream, ingest) = runtime.block_on(async {
        let peers = offline::<P>(level).await;
        call(&peers.0, &peers.1).await; // what is made once, the signing key of the day, is not a request's
        peers
    });
    let of_stream = allocation_counter::measure(|| {
        let answer = runtime.block_on(stream.update_stream());
        assert_eq!(answer.expect("the answer from memory fits"), 2);
    });
    let of_ingest = allocation_counter::measure(|| {
        let answer = runtime.block_on(ingest.update_ingest_configuration());
        assert_eq!(answer.expect("the answer from memory fits"), bench_calls::INGEST.stage_arn);
    });
    println!(
        r#"{{"allocations_stream": {}, "allocations_ingest": {}, "allocated_bytes_stream": {}, "allocated_bytes_ingest": {}}}"#,
        of_stream.count_total, of_ingest.count_total, of_stream.bytes_total, of_ingest.bytes_total
    );
}

fn concurrent<P: Peer>(tasks: usize, calls: usize) {
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime(), async move {
        let client = Rc::new(P::from_env().await);
        round(&client, tasks, 10).await; // connections stand before the clock starts
        let (started, begun) = (cpu_time(), Instant::now());
        round(&client, tasks, calls).await;
        let (cpu, wall) = (cpu_time() - started, begun.elapsed());
        let requests = (tasks * calls) as u64;
        println!(
            r#"{{"concurrent_cpu_us": {}.{:03}, "concurrent_per_second": {}}}"#,
            cpu / requests / 1_000,
            cpu / requests % 1_000,
            u128::from(requests) * 1_000_000 / wall.as_micros()
        );
    });
}

/// `tasks` tasks side by side, each with `calls` calls one after the other, both kinds in turn.
async fn round<P: Peer>(client: &Rc<P>, tasks: usize, calls: usize) {
    let tasks: Vec<_> = (0..tasks)
        .map(|_| {
            let client = Rc::clone(client);
            tokio::task::spawn_local(async move {
                for _ in 0..calls / 2 {
                    call(&*client, &*client).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no call fails");
    }
}

fn start<P: Peer>() {
    runtime().block_on(async {
        let begun = Instant::now();
        let client = P::from_env().await;
        let elapsed = begun.elapsed().as_nanos();
        drop(client);
        println!(r#"{{"start_us": {}.{:03}}}"#, elapsed / 1_000, elapsed % 1_000);
    });
}

fn future<P: Peer>() {
    let client = runtime().block_on(P::from_env());
    println!(r#"{{"future_bytes": {}}}"#, future_size(&client));
}

/// One for each answer.
async fn offline<P: Peer>(level: Level) -> (P, P) {
    let at_level = async |answer| P::offline(level, answer).await.expect("the peer has this level");
    (at_level(STREAM_ANSWER).await, at_level(INGEST_ANSWER).await)
}

async fn call<P: Peer>(stream: &P, ingest: &P) {
    stream.update_stream().await.expect("the call succeeds");
    ingest.update_ingest_configuration().await.expect("the call succeeds");
}

/// Nanoseconds of CPU, user and system, that this process has used: what others do on the machine hardly shows in it.
fn cpu_time() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let nanoseconds = time.tv_sec * 1_000_000_000 + time.tv_nsec;
    u64::try_from(nanoseconds).expect("a process has used no negative time")
}
