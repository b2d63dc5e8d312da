use std::time::Duration;

/// The send rate of adaptive mode: cut when the service throttles, then grown back along a cubic curve that is flat
/// around the rate at which throttling set in.
///
/// Until the first throttling answer it only measures. Times are counted from any fixed moment, and never go back.
#[derive(Debug)]
pub(super) struct RateLimiter {
    measured: MeasuredRate,
    bucket: Option<Bucket>,
    /// The rate, in requests per second, at which the service last throttled.
    last_max_rate: f64,
    last_throttled: f64,
}

/// How fast the rate grows back.
const SCALE: f64 = 0.4;
/// What is left of the rate after throttling.
const BETA: f64 = 0.7;
const MIN_RATE: f64 = 0.5;
const MIN_CAPACITY: f64 = 1.0;

impl RateLimiter {
    pub(super) fn new(now: Duration) -> Self {
        Self {
            measured: MeasuredRate::starting(now.as_secs_f64()),
            bucket: None,
            last_max_rate: 0.0,
            last_throttled: now.as_secs_f64(),
        }
    }

    /// Books one request, and says how long it must wait before it goes out.
    pub(super) fn book(&mut self, now: Duration) -> Duration {
        match &mut self.bucket {
            None => Duration::ZERO,
            Some(bucket) => Duration::try_from_secs_f64(bucket.book(now.as_secs_f64())).unwrap_or(Duration::MAX),
        }
    }

    /// Learns from an answer.
    pub(super) fn answered(&mut self, throttled: bool, now: Duration) {
        let now = now.as_secs_f64();
        self.measured.count(now);
        let rate = if throttled { self.cut(now) } else { self.grown(now) };
        let rate = rate.min(2.0 * self.measured.rate);
        match &mut self.bucket {
            Some(bucket) => bucket.set_rate(rate, now),
            None if throttled => self.bucket = Some(Bucket::new(rate, now)),
            None => {}
        }
    }

    fn cut(&mut self, now: f64) -> f64 {
        let rate = self.bucket.as_ref().map_or(self.measured.rate, |bucket| bucket.rate.min(self.measured.rate));
        self.last_max_rate = rate;
        self.last_throttled = now;
        rate * BETA
    }

    fn grown(&self, now: f64) -> f64 {
        // The time that the curve takes back to `last_max_rate`.
        let window = (self.last_max_rate * (1.0 - BETA) / SCALE).cbrt();
        SCALE * (now - self.last_throttled - window).powi(3) + self.last_max_rate
    }
}

/// Requests per second, measured over half seconds and smoothed.
#[derive(Debug)]
struct MeasuredRate {
    rate: f64,
    period_start: f64,
    requests: f64,
}

const SMOOTH: f64 = 0.8;
const PERIODS_PER_SECOND: f64 = 2.0;

impl MeasuredRate {
    fn starting(now: f64) -> Self {
        Self { rate: 0.0, period_start: period(now), requests: 0.0 }
    }

    fn count(&mut self, now: f64) {
        self.requests += 1.0;
        let period = period(now);
        if period > self.period_start {
            let current = self.requests / (period - self.period_start);
            self.rate = current * SMOOTH + self.rate * (1.0 - SMOOTH);
            self.requests = 0.0;
            self.period_start = period;
        }
    }
}

fn period(now: f64) -> f64 {
    (now * PERIODS_PER_SECOND).floor() / PERIODS_PER_SECOND
}

/// A token bucket that may be overdrawn: each request that has to wait books its place behind those before it.
#[derive(Debug)]
struct Bucket {
    rate: f64,
    capacity: f64,
    tokens: f64,
    filled: f64,
}

impl Bucket {
    fn new(rate: f64, now: f64) -> Self {
        Self { rate: rate.max(MIN_RATE), capacity: rate.max(MIN_CAPACITY), tokens: 0.0, filled: now }
    }

    fn book(&mut self, now: f64) -> f64 {
        self.fill(now);
        let wait = (1.0 - self.tokens).max(0.0) / self.rate;
        self.tokens -= 1.0;
        wait
    }

    fn set_rate(&mut self, rate: f64, now: f64) {
        self.fill(now);
        self.rate = rate.max(MIN_RATE);
        self.capacity = rate.max(MIN_CAPACITY);
        self.tokens = self.tokens.min(self.capacity);
    }

    fn fill(&mut self, now: f64) {
        self.tokens = (self.tokens + (now - self.filled).max(0.0) * self.rate).min(self.capacity);
        self.filled = self.filled.max(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-6
    }

    /// The published figures of the specification: throttled at 5 s at 10 requests a second, only successes since.
    #[test]
    fn the_rate_grows_along_the_cubic_curve() {
        let mut limiter = RateLimiter::new(Duration::ZERO);
        limiter.last_max_rate = 10.0;
        limiter.last_throttled = 5.0;
        let expected = [7.0, 9.648_936, 10.000_031, 10.453_285, 13.408_697, 21.266_268, 36.425_999];
        for (now, rate) in (5_u32..).zip(expected) {
            assert!(close(limiter.grown(f64::from(now)), rate), "{now}: {}", limiter.grown(f64::from(now)));
        }
    }

    /// Likewise with throttling at 7 s and 8 s, where the rate in use is the one computed before.
    #[test]
    fn throttling_cuts_the_rate_in_use() {
        let mut limiter = RateLimiter::new(Duration::ZERO);
        limiter.last_max_rate = 10.0;
        limiter.last_throttled = 5.0;
        limiter.measured.rate = f64::INFINITY; // leaves the bucket's rate to decide
        limiter.bucket = Some(Bucket::new(limiter.grown(6.0), 6.0));
        let mut in_use = |now: f64, throttled: bool| {
            let rate = if throttled { limiter.cut(now) } else { limiter.grown(now) };
            limiter.bucket.as_mut().unwrap().set_rate(rate, now);
            rate
        };
        let expected = [
            (7.0, true, 6.754_255),
            (8.0, true, 4.727_979),
            (9.0, false, 6.606_548),
            (10.0, false, 6.763_280),
            (11.0, false, 7.598_175),
            (12.0, false, 11.511_233),
        ];
        for (now, throttled, rate) in expected {
            let found = in_use(now, throttled);
            assert!(close(found, rate), "{now}: {found}");
        }
    }

    /// The published figures for a request every 0.2 s, throttled twice: rates measured over half seconds, and the rate
    /// that is then allowed.
    #[test]
    fn the_rate_follows_what_is_measured() {
        let mut limiter = RateLimiter::new(Duration::ZERO);
        let expected = [
            (200, false, 0.0, None),
            (400, false, 0.0, None),
            (600, false, 4.8, None),
            (800, false, 4.8, None),
            (1000, false, 4.16, None),
            (1200, false, 4.16, None),
            (1400, false, 4.16, None),
            (1600, false, 5.632, None),
            (1800, false, 5.632, None),
            (2000, true, 4.3264, Some(3.028_480)),
            (2200, false, 4.3264, Some(3.486_639)),
            (2400, false, 4.3264, Some(3.821_874)),
            (2600, false, 5.665_28, Some(4.053_386)),
            (2800, false, 5.665_28, Some(4.200_373)),
            (3000, false, 4.333_056, Some(4.282_037)),
            (3200, true, 4.333_056, Some(2.997_426)),
            (3400, false, 4.333_056, Some(3.452_226)),
        ];
        for (now, throttled, measured, allowed) in expected {
            limiter.answered(throttled, Duration::from_millis(now));
            assert!(close(limiter.measured.rate, measured), "{now}: {}", limiter.measured.rate);
            let found = limiter.bucket.as_ref().map(|bucket| bucket.rate);
            assert!(
                found.zip(allowed).map_or(found == allowed, |(found, allowed)| close(found, allowed)),
                "{now}: {found:?}"
            );
        }
    }

    #[test]
    fn nothing_waits_before_the_first_throttling_and_each_one_after_it_waits_its_turn() {
        let at = Duration::from_millis;
        let mut limiter = RateLimiter::new(at(0));
        for step in 1..=20 {
            assert_eq!(limiter.book(at(step * 100)), Duration::ZERO);
            limiter.answered(false, at(step * 100));
        }
        limiter.answered(true, at(2100));
        let first = limiter.book(at(2100));
        let second = limiter.book(at(2100));
        assert!(first > Duration::ZERO && second > first, "{first:?} {second:?}");
        assert!(second < Duration::from_secs(1), "{second:?}");
    }

    #[test]
    fn no_wait_is_without_bound_even_when_nothing_was_measured() {
        let mut limiter = RateLimiter::new(Duration::ZERO);
        limiter.answered(true, Duration::ZERO);
        assert_eq!(limiter.book(Duration::ZERO), Duration::from_secs(2)); // one request at the least rate, 0.5 a second
    }
}
