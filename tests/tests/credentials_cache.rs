//! The cache of credentials: one renewal however many wait, ahead of expiry, and what is valid stays in use.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};

use aws_operation::{
    credentials::{Cached, Credentials, CredentialsError, ProvideCredentials, from_fn},
    system::Clock,
};
use tokio::{sync::Notify, task::JoinSet};

/// A source whose answers and time the test decides.
#[derive(Clone, Default)]
struct Stage {
    /// Seconds since 1970.
    now: Arc<AtomicU64>,
    asked: Arc<AtomicUsize>,
    /// What the next answer is, and when it is given.
    answer: Arc<Mutex<Option<Result<Credentials, CredentialsError>>>>,
    go: Arc<Notify>,
}

impl Stage {
    fn cached(&self) -> Cached {
        let (stage, now) = (self.clone(), self.now.clone());
        let clock = Clock::new(move || SystemTime::UNIX_EPOCH + Duration::from_secs(now.load(Ordering::SeqCst)));
        Cached::with_clock(
            from_fn(move || {
                stage.asked.fetch_add(1, Ordering::SeqCst);
                let stage = stage.clone();
                async move {
                    stage.go.notified().await;
                    stage.answer.lock().unwrap().clone().unwrap()
                }
            }),
            clock,
        )
    }

    fn will_give(&self, key: &str, expiry: u64) {
        let expiry = SystemTime::UNIX_EPOCH + Duration::from_secs(expiry);
        *self.answer.lock().unwrap() = Some(Ok(Credentials::new(key, "secret").with_expiry(expiry)));
    }

    fn will_fail(&self) {
        *self.answer.lock().unwrap() = Some(Err(CredentialsError::broken("the source is down")));
    }

    fn set_time(&self, seconds: u64) {
        self.now.store(seconds, Ordering::SeqCst);
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// Lets the renewal under way come to its end.
    async fn settle(&self) {
        self.go.notify_one();
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
    }
}

async fn key(cached: &Cached) -> Result<String, String> {
    cached.provide().await.map(|credentials| credentials.access_key_id().to_owned()).map_err(|error| error.to_string())
}

async fn first(stage: &Stage, cached: &Cached, name: &str, expiry: u64) {
    stage.will_give(name, expiry);
    stage.go.notify_one();
    assert_eq!(key(cached).await.as_deref(), Ok(name));
}

#[tokio::test]
async fn one_renewal_serves_all_who_wait() {
    let stage = Stage::default();
    let cached = stage.cached();
    stage.will_give("first", 3600);
    let mut callers = JoinSet::new();
    for _ in 0..100 {
        let cached = cached.clone();
        callers.spawn(async move { key(&cached).await });
    }
    stage.settle().await;
    for outcome in callers.join_all().await {
        assert_eq!(outcome.as_deref(), Ok("first"));
    }
    assert_eq!(stage.asked(), 1);
}

#[tokio::test]
async fn a_dropped_caller_does_not_lose_the_renewal() {
    let stage = Stage::default();
    let cached = stage.cached();
    stage.will_give("first", 3600);
    let caller = tokio::spawn({
        let cached = cached.clone();
        async move { key(&cached).await }
    });
    tokio::task::yield_now().await;
    caller.abort();
    assert!(caller.await.unwrap_err().is_cancelled());
    stage.settle().await;
    assert_eq!(key(&cached).await.as_deref(), Ok("first"));
    assert_eq!(stage.asked(), 1);
}

#[tokio::test]
async fn nobody_waits_for_a_renewal_ahead_of_expiry() {
    let stage = Stage::default();
    let cached = stage.cached();
    first(&stage, &cached, "first", 3600).await;

    stage.set_time(3600 - 301);
    assert_eq!(key(&cached).await.as_deref(), Ok("first"));
    assert_eq!(stage.asked(), 1, "too early to renew");

    stage.set_time(3600 - 299);
    stage.will_give("second", 7200);
    for _ in 0..10 {
        assert_eq!(key(&cached).await.as_deref(), Ok("first"), "nobody waits");
        tokio::task::yield_now().await;
    }
    assert_eq!(stage.asked(), 2, "one renewal is under way");
    stage.settle().await;
    assert_eq!(key(&cached).await.as_deref(), Ok("second"));
    assert_eq!(stage.asked(), 2);
}

#[tokio::test]
async fn a_failed_renewal_leaves_in_use_what_is_valid() {
    let stage = Stage::default();
    let cached = stage.cached();
    first(&stage, &cached, "first", 3600).await;

    stage.set_time(3600 - 200);
    stage.will_fail();
    assert_eq!(key(&cached).await.as_deref(), Ok("first"));
    stage.settle().await;
    assert_eq!(stage.asked(), 2);
    for _ in 0..10 {
        assert_eq!(key(&cached).await.as_deref(), Ok("first"));
        stage.settle().await;
    }
    assert_eq!(stage.asked(), 2, "a source that is down is left alone for a while");

    stage.set_time(3600 - 100);
    assert_eq!(key(&cached).await.as_deref(), Ok("first"));
    tokio::task::yield_now().await;
    assert_eq!(stage.asked(), 3, "and asked again after it");

    // In the last seconds callers wait, and still get what is valid when that fails.
    stage.settle().await;
    stage.set_time(3600 - 5);
    stage.go.notify_one();
    assert_eq!(key(&cached).await.as_deref(), Ok("first"));

    stage.set_time(3601);
    stage.go.notify_one();
    assert_eq!(key(&cached).await, Err("the source is down".to_owned()));
}

#[tokio::test]
async fn errors_are_forgotten() {
    let stage = Stage::default();
    let cached = stage.cached();
    stage.will_fail();
    stage.go.notify_one();
    assert_eq!(key(&cached).await, Err("the source is down".to_owned()));
    first(&stage, &cached, "first", 3600).await;
    assert_eq!(stage.asked(), 2);
}

#[tokio::test]
async fn credentials_without_expiry_are_asked_for_once() {
    let stage = Stage::default();
    let cached = stage.cached();
    *stage.answer.lock().unwrap() = Some(Ok(Credentials::new("first", "secret")));
    stage.go.notify_one();
    assert_eq!(key(&cached).await.as_deref(), Ok("first"));
    stage.set_time(u64::from(u32::MAX));
    assert_eq!(key(&cached).await.as_deref(), Ok("first"));
    assert_eq!(stage.asked(), 1);
}

#[tokio::test]
async fn a_source_that_panics_hangs_nobody() {
    let cached = Cached::new(from_fn(|| async { panic!("a source's own mistake") }));
    let outcome = tokio::time::timeout(Duration::from_secs(5), key(&cached)).await.expect("it does not hang");
    assert_eq!(outcome, Err("the task that loads credentials was stopped".to_owned()));
}

#[test]
fn a_renewal_that_dies_with_its_runtime_is_begun_anew() {
    let stage = Stage::default();
    let cached = stage.cached();
    let runtime = || tokio::runtime::Builder::new_current_thread().build().unwrap();
    let dying = runtime();
    dying.block_on(async {
        let waiting = key(&cached);
        tokio::select! {
            biased;
            _ = waiting => panic!("nobody let it go on"),
            () = tokio::task::yield_now() => {}
        }
    });
    drop(dying);
    runtime().block_on(first(&stage, &cached, "first", 3600));
    assert_eq!(stage.asked(), 2);
}

#[test]
fn off_a_runtime_callers_renew_themselves() {
    let stage = Stage::default();
    let cached = stage.cached();
    futures_util::future::FutureExt::now_or_never(first(&stage, &cached, "first", 3600)).expect("nobody is waited for");
    assert_eq!(futures_util::future::FutureExt::now_or_never(key(&cached)), Some(Ok("first".to_owned())));
    assert_eq!(stage.asked(), 1);
}
