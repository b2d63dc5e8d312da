//! A call that is dropped: wherever it stands, it ends there, and the client works on.

use std::{
    future::IntoFuture as _,
    task::Poll,
    time::{Duration, Instant},
};

use aws_operation::Client;
use aws_operation_tests::over::Over;

use super::{
    GOOD, Table, call, operation,
    server::{Step, always, response},
};

pub(crate) async fn cancellation_at_every_await(over: Over) {
    let mut table = Table::start(over).await;
    table.server.set(always(slow_failure()));
    let mut dropped = 0;
    for polls in 1..60 {
        dropped += usize::from(poll_times(&table.client, polls).await);
    }
    assert!(dropped > 3, "{dropped} calls were dropped underway");
    ends(&mut table, &format!("dropped after each poll ({dropped} points)")).await;
}

pub(crate) async fn cancellation_at_any_time(over: Over) {
    let mut table = Table::start(over).await;
    table.server.set(always(slow_failure()));
    let mut span = Duration::MAX;
    for _ in 0..5 {
        let started = Instant::now();
        let _whole = call(&table.client).await;
        span = span.min(started.elapsed());
    }
    let mut dropped = 0;
    for step in 0..100 {
        let call = tokio::time::timeout(span * step / 100, call(&table.client));
        dropped += usize::from(call.await.is_err());
    }
    assert!(dropped > 3, "{dropped} calls were dropped underway");
    ends(&mut table, &format!("dropped at any time ({dropped} of 100 points)")).await;
}

/// Nothing more is sent for calls that were dropped, and the client works.
async fn ends(table: &mut Table, fault: &str) {
    // A request may have been on the wire when its call was dropped.
    tokio::time::sleep(Duration::from_millis(50)).await;
    let sent = table.server.requests();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(table.server.requests(), sent, "{fault}: sent after the call was dropped");
    table.server.set(always(vec![response(200, "", GOOD)]));
    let works = call(&table.client).await.is_ok() && table.server.requests() == 1;
    table.add(fault, "nothing", 0, works);
    table.print();
}

/// Answers in pieces, and so that the client tries again.
fn slow_failure() -> Vec<Step> {
    vec![
        Step::Pause(Duration::from_millis(1)),
        Step::Send(b"HTTP/1.1 500 Status\r\ncontent-length: 2\r\n\r\n".to_vec()),
        Step::Pause(Duration::from_millis(1)),
        Step::Send(b"{}".to_vec()),
    ]
}

/// Polls a call so many times, then drops it. Whether it was still underway.
async fn poll_times(client: &Client, polls: usize) -> bool {
    let operation = operation();
    let mut sending = std::pin::pin!(client.send(&operation).into_future());
    let mut left = polls;
    std::future::poll_fn(|cx| {
        left -= 1;
        match sending.as_mut().poll(cx) {
            Poll::Ready(_) => Poll::Ready(false),
            Poll::Pending if left == 0 => Poll::Ready(true),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}
