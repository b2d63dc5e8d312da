use std::time::SystemTime;

use crate::{calendar::Civil, shape, sigv4::SigningError};

/// A time as signatures carry it: `20150830T123600Z`, of which the first eight digits are the day of the key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Timestamp([u8; 16]);

/// The day of a signing key: `20150830`.
pub(crate) type Day = [u8; 8];

impl Timestamp {
    /// Fails outside the years 0 to 9999. Fractions of a second are dropped.
    pub(crate) fn of(time: SystemTime) -> Result<Self, SigningError> {
        let time = Civil::at(shape::Timestamp::from(time).seconds()).ok_or(SigningError::Time)?;
        let [y1, y2, y3, y4, o1, o2, d1, d2] = time.date_digits();
        let [h1, h2, m1, m2, s1, s2] = time.time_digits();
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

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

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
