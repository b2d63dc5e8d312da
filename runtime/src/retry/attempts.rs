use std::{
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use crate::retry::{
    Failure, RetryConfig, RetryKind, RetryMode, backoff::backoff, backoff::clamped, quota::Quota,
    rate_limit::RateLimiter, service,
};

/// The retry state of one client: for each service that it calls, the quota that is left, and the send rate.
///
/// The quota is neither the process's (one client in trouble would take the retries of all) nor shared over services
/// (one service that is down would take the retries of the others).
#[derive(Debug)]
pub struct Retries {
    config: RetryConfig,
    /// By signing name; a client calls few.
    services: Mutex<Vec<(Box<str>, Arc<Service>)>>,
}

#[derive(Debug)]
struct Service {
    quota: Quota,
    /// Starts with the first call's first attempt; stays empty in standard mode.
    limiter: Mutex<Option<RateLimiter>>,
}

impl Retries {
    /// Full quotas, no rate limit yet.
    pub fn new(config: RetryConfig) -> Self {
        Self { config, services: Mutex::default() }
    }

    /// What the client was configured with.
    pub const fn config(&self) -> &RetryConfig {
        &self.config
    }

    /// Starts a call.
    pub fn call(&self, call: &Call<'_>) -> Attempts {
        let config = call.config.unwrap_or(&self.config).clone();
        Attempts {
            service: self.service(call.signing_name),
            max: config.max_attempts(call.signing_name),
            transient_base: config.base_delay(call.signing_name),
            config,
            long_polling: service::is_long_polling(call.signing_name, call.operation),
            idempotent: call.idempotent,
            made: 0,
            taken: None,
        }
    }

    /// The tokens that retries to the service with this signing name can still spend.
    pub fn quota(&self, signing_name: &str) -> u32 {
        self.service(signing_name).quota.available()
    }

    fn service(&self, signing_name: &str) -> Arc<Service> {
        let mut services = self.services.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, service)) = services.iter().find(|(known, _)| **known == *signing_name) {
            return Arc::clone(service);
        }
        let service = Arc::new(Service { quota: Quota::full(self.config.quota()), limiter: Mutex::default() });
        services.push((signing_name.into(), Arc::clone(&service)));
        service
    }
}

/// What is called, as far as retries need to know.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    signing_name: &'a str,
    operation: &'a str,
    idempotent: bool,
    config: Option<&'a RetryConfig>,
}

impl<'a> Call<'a> {
    /// An operation of a service, by the service's signing name; not idempotent unless said.
    pub const fn new(signing_name: &'a str, operation: &'a str) -> Self {
        Self { signing_name, operation, idempotent: false, config: None }
    }

    /// Whether doing the operation twice is the same as doing it once.
    #[must_use]
    pub const fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = idempotent;
        self
    }

    /// Settings for this call in place of the client's. The quota keeps the client's size.
    #[must_use]
    pub const fn config(mut self, config: &'a RetryConfig) -> Self {
        self.config = Some(config);
        self
    }
}

/// One call's attempts. For each: [`ready`](Self::ready), wait, send, then [`succeeded`](Self::succeeded) or
/// [`failed`](Self::failed).
#[derive(Debug)]
pub struct Attempts {
    service: Arc<Service>,
    config: RetryConfig,
    max: NonZeroU32,
    transient_base: Duration,
    long_polling: bool,
    idempotent: bool,
    made: u32,
    /// What the last retry took from the quota.
    taken: Option<u32>,
}

/// What to do after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Wait, then make another attempt.
    Retry {
        /// The wait.
        after: Duration,
        /// Why another attempt is worth it.
        kind: RetryKind,
    },
    /// Give the failure to the caller.
    Stop {
        /// Why there is no other attempt.
        reason: Stop,
        /// The wait before the failure is given to the caller: zero except for long-polling operations.
        after: Duration,
    },
}

/// Why no further attempt is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stop {
    /// Another attempt would fail the same way.
    NotRetryable,
    /// It may have been served, and serving it twice is not the same as serving it once; see
    /// [`RetryConfig::with_only_idempotent`].
    NotIdempotent,
    /// All attempts were made.
    MaxAttempts,
    /// Retries to this service have spent the client's quota.
    QuotaExceeded,
    /// The wait would outlast the time limit of the operation.
    OutOfTime,
}

impl Attempts {
    /// Counts the next attempt, and says how long it must be held back: zero in standard mode. `now` is a monotonic
    /// time, counted from any moment that stays the same for the client.
    pub fn ready(&mut self, now: Duration) -> Duration {
        self.made = self.made.saturating_add(1);
        self.limited(now, |limiter| limiter.book(now)).unwrap_or_default()
    }

    /// The attempts so far, the running one included.
    pub const fn made(&self) -> u32 {
        self.made
    }

    /// The attempts that there can be in all.
    pub const fn max(&self) -> NonZeroU32 {
        self.max
    }

    /// The service answered as it should: earns quota.
    pub fn succeeded(&mut self, now: Duration) {
        self.limited(now, |limiter| limiter.answered(false, now));
        self.service.quota.earn(self.taken.take());
    }

    /// The attempt failed. `asked` is the wait that the server asks for ([`retry_after`](crate::retry::retry_after)),
    /// `random` a number from 0 to 1 for the jitter.
    pub fn failed(&mut self, failure: &Failure<'_>, asked: Option<Duration>, now: Duration, random: f64) -> Decision {
        self.failed_with_limit(failure, asked, now, random, Duration::MAX)
    }

    /// As [`failed`](Self::failed), with what is `left` of the call's time limit: a wait that does not fit into it is
    /// not begun, so that the caller gets the failure itself, and at once.
    pub fn failed_with_limit(
        &mut self,
        failure: &Failure<'_>,
        asked: Option<Duration>,
        now: Duration,
        random: f64,
        left: Duration,
    ) -> Decision {
        let kind = failure.kind();
        self.limited(now, |limiter| limiter.answered(kind == Some(RetryKind::Throttling), now));
        let stop = |reason| Decision::Stop { reason, after: Duration::ZERO };

        let Some(kind) = kind else { return stop(Stop::NotRetryable) };
        if self.config.only_idempotent() && !self.idempotent && failure.leaves_open() {
            return stop(Stop::NotIdempotent);
        }
        if self.made >= self.max.get() {
            return stop(Stop::MaxAttempts);
        }
        let after = clamped(asked, self.backoff(kind, random));
        if after >= left {
            return stop(Stop::OutOfTime);
        }
        let cost = self.config.cost(kind);
        if !self.service.quota.take(cost) {
            let after = if self.long_polling { after } else { Duration::ZERO };
            return Decision::Stop { reason: Stop::QuotaExceeded, after };
        }
        self.taken = Some(cost);
        Decision::Retry { after, kind }
    }

    fn backoff(&self, kind: RetryKind, random: f64) -> Duration {
        let base = match kind {
            RetryKind::Transient => self.transient_base,
            RetryKind::Throttling => self.config.throttling_base_delay(),
        };
        backoff(base, self.made.saturating_sub(1), self.config.max_backoff(), random)
    }

    /// Whether the times that this is told count: in standard mode they do not.
    pub(crate) fn are_rate_limited(&self) -> bool {
        self.config.mode() == RetryMode::Adaptive
    }

    fn limited<T>(&self, now: Duration, with: impl FnOnce(&mut RateLimiter) -> T) -> Option<T> {
        if !self.are_rate_limited() {
            return None;
        }
        let mut limiter = self.service.limiter.lock().unwrap_or_else(PoisonError::into_inner);
        Some(with(limiter.get_or_insert_with(|| RateLimiter::new(now))))
    }
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;

    const BAD_GATEWAY: Failure<'_> = Failure::Answered { status: StatusCode::BAD_GATEWAY, code: None, modelled: None };
    const THROTTLED: Failure<'_> =
        Failure::Answered { status: StatusCode::BAD_REQUEST, code: Some("Throttling"), modelled: None };

    fn fail(attempts: &mut Attempts, failure: &Failure<'_>) -> Decision {
        attempts.ready(Duration::ZERO);
        attempts.failed(failure, None, Duration::ZERO, 1.0)
    }

    fn stop(reason: Stop) -> Decision {
        Decision::Stop { reason, after: Duration::ZERO }
    }

    #[test]
    fn services_do_not_share_a_quota() {
        let retries = Retries::new(RetryConfig::standard().with_quota(14));
        assert!(matches!(fail(&mut retries.call(&Call::new("iot", "A")), &BAD_GATEWAY), Decision::Retry { .. }));
        assert_eq!(fail(&mut retries.call(&Call::new("iot", "B")), &BAD_GATEWAY), stop(Stop::QuotaExceeded));
        assert!(matches!(fail(&mut retries.call(&Call::new("ivs", "A")), &BAD_GATEWAY), Decision::Retry { .. }));
    }

    #[test]
    fn a_call_can_have_settings_of_its_own() {
        let retries = Retries::new(RetryConfig::standard());
        let once = RetryConfig::disabled();
        let mut attempts = retries.call(&Call::new("iot", "A").config(&once));
        assert_eq!(fail(&mut attempts, &BAD_GATEWAY), stop(Stop::MaxAttempts));
        assert_eq!(retries.quota("iot"), 500);
    }

    #[test]
    fn what_may_have_been_served_is_not_repeated_when_told_so() {
        let retries = Retries::new(RetryConfig::standard().with_only_idempotent(true));
        let decision =
            |idempotent, failure| fail(&mut retries.call(&Call::new("iot", "A").idempotent(idempotent)), failure);
        assert_eq!(decision(false, &Failure::Unanswered), stop(Stop::NotIdempotent));
        assert_eq!(decision(false, &BAD_GATEWAY), stop(Stop::NotIdempotent));
        assert!(matches!(decision(true, &Failure::Unanswered), Decision::Retry { .. }));
        assert!(matches!(decision(false, &Failure::Unsent), Decision::Retry { .. }));
        assert!(matches!(decision(false, &THROTTLED), Decision::Retry { .. }));
    }

    #[test]
    fn a_wait_that_outlasts_the_limit_is_not_begun_and_costs_nothing() {
        let retries = Retries::new(RetryConfig::standard());
        let mut attempts = retries.call(&Call::new("iot", "A"));
        attempts.ready(Duration::ZERO);
        let left = Duration::from_millis(900);
        assert_eq!(attempts.failed_with_limit(&THROTTLED, None, Duration::ZERO, 1.0, left), stop(Stop::OutOfTime));
        assert_eq!(retries.quota("iot"), 500);
    }

    #[test]
    fn adaptive_mode_holds_back_calls_after_throttling_and_standard_mode_does_not() {
        for (config, held_back) in [(RetryConfig::standard(), false), (RetryConfig::adaptive(), true)] {
            let retries = Retries::new(config);
            fail(&mut retries.call(&Call::new("iot", "A")), &THROTTLED);
            let wait = retries.call(&Call::new("iot", "B")).ready(Duration::ZERO);
            assert_eq!(wait > Duration::ZERO, held_back, "{wait:?}");
        }
    }
}
