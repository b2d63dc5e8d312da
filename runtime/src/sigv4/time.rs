use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, Timelike};

use crate::sigv4::SigningError;

/// A time as signatures carry it: `20150830T123600Z`, of which the first eight digits are the day of the key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Timestamp([u8; 16]);

/// The day of a signing key: `20150830`.
pub(crate) type Day = [u8; 8];

impl Timestamp {
    /// Fails outside the years 0 to 9999. Fractions of a second are dropped.
    pub(crate) fn of(time: SystemTime) -> Result<Self, SigningError> {
        let seconds = match time.duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).ok(),
            Err(before) => {
                let before = before.duration();
                // Rounded down as times after 1970 are: half a second before the epoch belongs to second -1.
                let seconds = before.as_secs() + u64::from(before.subsec_nanos() > 0);
                i64::try_from(seconds).ok().map(|seconds| -seconds)
            }
        };
        let time = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or(SigningError::Time)?;
        let time = time.naive_utc(); // else each part of it would be asked for in a time zone
        let year = u32::try_from(time.year()).ok().filter(|year| *year <= 9999).ok_or(SigningError::Time)?;

        let [y1, y2] = two_digits(year / 100);
        let [y3, y4] = two_digits(year % 100);
        let [o1, o2] = two_digits(time.month());
        let [d1, d2] = two_digits(time.day());
        let [h1, h2] = two_digits(time.hour());
        let [m1, m2] = two_digits(time.minute());
        let [s1, s2] = two_digits(time.second());
        Ok(Self([y1, y2, y3, y4, o1, o2, d1, d2, b'T', h1, h2, m1, m2, s1, s2, b'Z']))
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    pub(super) fn day(&self) -> Day {
        let [y1, y2, y3, y4, o1, o2, d1, d2, ..] = self.0;
        [y1, y2, y3, y4, o1, o2, d1, d2]
    }
}

/// The digits of a number below 100, which all parts of a date are.
fn two_digits(number: u32) -> [u8; 2] {
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or(0);
    [digit(number / 10), digit(number)]
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn shown(time: SystemTime) -> String {
        Timestamp::of(time).map(|time| String::from_utf8_lossy(time.as_bytes()).into_owned()).unwrap_or_default()
    }

    #[test]
    fn times_are_written_to_the_second() {
        assert_eq!(shown(UNIX_EPOCH + Duration::from_millis(1_440_938_160_001)), "20150830T123600Z");
        assert_eq!(shown(UNIX_EPOCH + Duration::from_millis(1_440_938_160_999)), "20150830T123600Z");
        assert_eq!(shown(UNIX_EPOCH - Duration::from_millis(1)), "19691231T235959Z");
        assert_eq!(shown(UNIX_EPOCH + Duration::from_secs(253_402_300_799)), "99991231T235959Z");
    }

    #[test]
    fn a_time_that_does_not_fit_is_an_error() {
        for seconds in [253_402_300_800, 10_u64.pow(15), u64::MAX / 4] {
            if let Some(time) = UNIX_EPOCH.checked_add(Duration::from_secs(seconds)) {
                assert_eq!(Timestamp::of(time).err(), Some(SigningError::Time), "{seconds}");
            }
        }
        if let Some(time) = UNIX_EPOCH.checked_sub(Duration::from_secs(10_u64.pow(12))) {
            assert_eq!(Timestamp::of(time).err(), Some(SigningError::Time));
        }
    }
}
