//! Remembers credentials, and renews them ahead of their expiry.

use std::{
    borrow::Cow,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use tokio::{runtime::Handle, sync::watch};

use crate::{system::Clock, transport::BoxFuture};

use super::{Credentials, CredentialsError, ProvideCredentials};

/// So long before their expiry credentials are renewed, while requests go on with those at hand. Instance metadata has
/// the next ones five minutes ahead, so an earlier renewal would only find the same ones again.
const AHEAD: Duration = Duration::from_mins(5);

/// So long before their expiry they are too old to sign a request that may take its time on the way.
const MARGIN: Duration = Duration::from_secs(10);

/// So long a source that failed, or had nothing newer, is left alone while there still are valid credentials.
const PAUSE: Duration = Duration::from_secs(30);

/// How often a caller waits anew when the task that renewed was stopped, with the tokio runtime it ran on.
const RESTARTS: usize = 3;

/// A source that remembers what another one gave, and renews it ahead of its expiry.
///
/// One task renews however many callers wait, and goes on when they are dropped. While the credentials at hand are
/// valid nobody waits; when the renewal fails, they serve until they expire. An error is told to all who waited for it
/// and then forgotten: the next caller tries again.
///
/// Off a tokio runtime nobody can renew in the background: there the caller renews itself, once the time has come.
///
/// # Examples
///
/// ```
/// use aws_operation::credentials::{Cached, Credentials, ProvideCredentials, from_fn};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), aws_operation::credentials::CredentialsError> {
/// let asked = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
/// let count = asked.clone();
/// let cached = Cached::new(from_fn(move || {
///     count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
///     async { Ok(Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI")) }
/// }));
/// cached.provide().await?;
/// cached.provide().await?;
/// assert_eq!(asked.load(std::sync::atomic::Ordering::Relaxed), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Cached(Arc<Shared>);

struct Shared {
    source: Arc<dyn ProvideCredentials>,
    clock: Clock,
    slot: Mutex<Slot>,
}

#[derive(Default)]
struct Slot {
    current: Option<Credentials>,
    /// The renewal under way.
    renewal: Option<watch::Receiver<Outcome>>,
    /// Before this moment valid credentials are not renewed again.
    not_before: Option<SystemTime>,
}

type Outcome = Option<Result<Credentials, CredentialsError>>;

/// What a caller does.
enum Step {
    Use(Credentials),
    Wait(watch::Receiver<Outcome>),
    Ask,
}

impl Cached {
    /// Remembers what `source` gives.
    pub fn new(source: impl ProvideCredentials + 'static) -> Self {
        Self::with_clock(source, Clock::system())
    }

    /// Remembers what `source` gives, and tells the time by `clock`.
    pub fn with_clock(source: impl ProvideCredentials + 'static, clock: Clock) -> Self {
        Self(Arc::new(Shared { source: Arc::new(source), clock, slot: Mutex::default() }))
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        for _ in 0..=RESTARTS {
            match self.step() {
                Step::Use(credentials) => return Ok(credentials),
                Step::Ask => return self.0.ask().await,
                Step::Wait(mut renewal) => {
                    if let Ok(outcome) = renewal.wait_for(Option::is_some).await
                        && let Some(result) = outcome.clone()
                    {
                        return result;
                    }
                }
            }
        }
        Err(CredentialsError::broken("the task that loads credentials was stopped"))
    }

    fn step(&self) -> Step {
        if let Some(current) = self.0.lasting() {
            return Step::Use(current);
        }
        let now = self.0.clock.now();
        let mut slot = self.0.slot();
        let current = slot.current.clone().filter(|current| is_valid(current, now, MARGIN));
        match (current, Handle::try_current()) {
            (None, Err(_)) => Step::Ask,
            (None, Ok(runtime)) => Step::Wait(self.renew(&mut slot, &runtime)),
            (Some(current), runtime) => {
                let paused = slot.not_before.is_some_and(|moment| now < moment);
                if let Ok(runtime) = runtime
                    && !is_valid(&current, now, AHEAD)
                    && !paused
                {
                    self.renew(&mut slot, &runtime);
                }
                Step::Use(current)
            }
        }
    }

    /// The renewal under way; starts one where there is none, or where its task is no more.
    fn renew(&self, slot: &mut Slot, runtime: &Handle) -> watch::Receiver<Outcome> {
        if let Some(renewal) = &slot.renewal
            && renewal.has_changed().is_ok()
        {
            return renewal.clone();
        }
        let (report, renewal) = watch::channel(None);
        slot.renewal = Some(renewal.clone());
        let shared = Arc::clone(&self.0);
        runtime.spawn(async move {
            report.send_replace(Some(shared.ask().await));
        });
        renewal
    }
}

impl Shared {
    fn slot(&self) -> MutexGuard<'_, Slot> {
        // No code that can panic runs under the lock, and each state of the slot is a sound one.
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Credentials that do not expire, for which the clock has nothing to say.
    fn lasting(&self) -> Option<Credentials> {
        self.slot().current.as_ref().filter(|current| current.expiry().is_none()).cloned()
    }

    async fn ask(&self) -> Result<Credentials, CredentialsError> {
        let result = self.source.provide().await;
        self.settle(result)
    }

    /// Keeps what a renewal brought; says what those who waited get.
    fn settle(&self, result: Result<Credentials, CredentialsError>) -> Result<Credentials, CredentialsError> {
        let now = self.clock.now();
        let mut slot = self.slot();
        slot.renewal = None;
        let fresh = result.as_ref().is_ok_and(|credentials| is_valid(credentials, now, AHEAD));
        slot.not_before = if fresh { None } else { Some(now + PAUSE) };
        match (result, &slot.current) {
            (Ok(credentials), _) => {
                slot.current = Some(credentials.clone());
                Ok(credentials)
            }
            (Err(_), Some(current)) if is_valid(current, now, Duration::ZERO) => Ok(current.clone()),
            (Err(error), _) => Err(error),
        }
    }
}

fn is_valid(credentials: &Credentials, now: SystemTime, ahead: Duration) -> bool {
    credentials.expiry().is_none_or(|expiry| now + ahead < expiry)
}

impl ProvideCredentials for Cached {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }

    fn name(&self) -> Cow<'_, str> {
        self.0.source.name()
    }
}

impl fmt::Debug for Cached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cached({})", self.name())
    }
}
