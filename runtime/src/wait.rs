//! How long a waiter waits between two polls.

use std::time::Duration;

/// The delays of a waiter, after
/// [Smithy's waiter specification](https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries): random, between
/// a minimum and a ceiling that doubles with each poll up to a maximum.
///
/// ```
/// use std::time::Duration;
/// use aws_operation::wait::Wait;
///
/// let wait = Wait::up_to(Duration::from_secs(60)).with_delays(Duration::from_secs(1), Duration::from_secs(10));
/// // After the third poll, 5 s into the wait; 1.0 is the random number.
/// assert_eq!(wait.delay(3, Duration::from_secs(5), 1.0), Some(Duration::from_secs(4)));
/// // No time is left for another poll.
/// assert_eq!(wait.delay(9, Duration::from_secs(60), 1.0), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    min_delay: Duration,
    max_delay: Duration,
    limit: Duration,
}

impl Wait {
    /// Polls for at most this long, with Smithy's default delays: 2 s to 120 s.
    pub const fn up_to(limit: Duration) -> Self {
        Self { min_delay: Duration::from_secs(2), max_delay: Duration::from_mins(2), limit }
    }

    /// Other delays. A maximum below the minimum counts as the minimum; a minimum of zero as a millisecond, since a
    /// waiter must not spin.
    #[must_use]
    pub const fn with_delays(mut self, min: Duration, max: Duration) -> Self {
        const LEAST: Duration = Duration::from_millis(1);
        self.min_delay = if min.as_nanos() < LEAST.as_nanos() { LEAST } else { min };
        self.max_delay = if max.as_nanos() < self.min_delay.as_nanos() { self.min_delay } else { max };
        self
    }

    /// How long polling goes on at most.
    pub const fn limit(&self) -> Duration {
        self.limit
    }

    /// The delay after the poll number `poll` (from 1), `elapsed` into the wait, with a random number from 0 to 1.
    /// `None` when the limit leaves no room for another poll.
    pub fn delay(&self, poll: u32, elapsed: Duration, random: f64) -> Option<Duration> {
        let left = self.limit.checked_sub(elapsed)?;
        let ceiling = self.min_delay.saturating_mul(2_u32.saturating_pow(poll.saturating_sub(1))).min(self.max_delay);
        let delay = self.min_delay + scaled(ceiling.saturating_sub(self.min_delay), random);
        if left.saturating_sub(delay) > self.min_delay {
            return Some(delay);
        }
        // The last poll comes a minimum delay before the end rather than after it.
        left.checked_sub(self.min_delay).filter(|delay| !delay.is_zero())
    }
}

/// `whole * part`, where `part` is taken into 0 to 1 first so that the product can neither overflow nor be negative.
pub(crate) fn scaled(whole: Duration, part: f64) -> Duration {
    let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 1.0 };
    Duration::try_from_secs_f64(whole.as_secs_f64() * part).unwrap_or(whole).min(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn the_ceiling_doubles_up_to_the_maximum_and_the_minimum_holds() {
        let wait = Wait::up_to(seconds(10_000));
        let at = |poll, random| wait.delay(poll, Duration::ZERO, random).unwrap();
        assert_eq!([at(1, 1.0), at(2, 1.0), at(3, 1.0), at(6, 1.0)], [seconds(2), seconds(4), seconds(8), seconds(64)]);
        assert_eq!([at(7, 1.0), at(u32::MAX, 1.0)], [seconds(120), seconds(120)]);
        assert_eq!([at(1, 0.0), at(7, 0.0)], [seconds(2), seconds(2)]);
        assert_eq!(at(7, 0.5), seconds(61));
    }

    #[test]
    fn the_last_poll_comes_a_minimum_delay_before_the_end() {
        let wait = Wait::up_to(seconds(100));
        assert_eq!(wait.delay(9, seconds(50), 1.0), Some(seconds(48)));
        assert_eq!(wait.delay(9, seconds(98), 1.0), None);
        assert_eq!(wait.delay(9, seconds(200), 1.0), None);
    }

    #[test]
    fn no_setting_makes_it_spin() {
        let wait = Wait::up_to(seconds(1)).with_delays(Duration::ZERO, Duration::ZERO);
        assert_eq!(wait.delay(1, Duration::ZERO, 0.0), Some(Duration::from_millis(1)));
    }
}
