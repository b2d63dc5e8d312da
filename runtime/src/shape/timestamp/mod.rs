//! Points in time.

#[cfg(feature = "chrono")]
mod chrono;
mod format;
mod parse;

use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime},
};

pub use self::format::{ParseTimestampError, TimestampFormat};

/// A point in time, to the nanosecond, as AWS exchanges it.
///
/// `SystemTime` can be a member too, and with the feature `chrono` so can `chrono::DateTime<Utc>`; this type is for who
/// wants neither.
///
/// ```
/// use aws_operation::Timestamp;
///
/// let time: Timestamp = "2024-02-29T12:30:00.5+01:00".parse()?;
/// assert_eq!(time, Timestamp::new(1_709_206_200, 500_000_000));
/// assert_eq!(time.to_string(), "2024-02-29T11:30:00.5Z");
/// # Ok::<(), aws_operation::shape::ParseTimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
}

impl Timestamp {
    /// `seconds` since 1970-01-01T00:00:00Z, and `nanos` nanoseconds after that; from a thousand million on they carry
    /// over into the seconds.
    pub const fn new(seconds: i64, nanos: u32) -> Self {
        Self { seconds: seconds.saturating_add((nanos / 1_000_000_000) as i64), nanos: nanos % 1_000_000_000 }
    }

    /// Now, by the system's clock.
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Whole seconds since 1970, rounded down.
    pub const fn seconds(self) -> i64 {
        self.seconds
    }

    /// The nanoseconds after [`seconds`](Self::seconds): below a thousand million.
    pub const fn nanos(self) -> u32 {
        self.nanos
    }

    /// The point in time this many seconds after 1970, to the microsecond (the precision a double has for today's
    /// times); `None` where the number is not finite or too large.
    pub fn from_epoch_seconds(seconds: f64) -> Option<Self> {
        let micros = (seconds * 1e6).round();
        // Beyond 2^53 a double no longer counts in ones; such a time lies 285 years off and keeps whole seconds.
        #[expect(clippy::cast_possible_truncation, reason = "checked to be within range")]
        if micros.abs() < 9e15 {
            let micros = micros as i64;
            let nanos = u32::try_from(micros.rem_euclid(1_000_000)).ok()? * 1000;
            Some(Self::new(micros.div_euclid(1_000_000), nanos))
        } else if seconds.abs() < 9e15 {
            Some(Self::new(seconds.floor() as i64, 0))
        } else {
            None
        }
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339; seconds since 1970 for the years that it cannot write.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = TimestampFormat::DateTime.text(*self).or_else(|| TimestampFormat::EpochSeconds.text(*self));
        f.write_str(text.as_deref().unwrap_or_default())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        TimestampFormat::DateTime.parse(text)
    }
}

impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let seconds = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => Self::new(seconds(after), after.subsec_nanos()),
            Err(before) => {
                let before = before.duration();
                match before.subsec_nanos() {
                    0 => Self::new(-seconds(before), 0),
                    nanos => Self::new(-seconds(before) - 1, 1_000_000_000 - nanos),
                }
            }
        }
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = ParseTimestampError;

    /// Fails where the system's clock type cannot hold the time.
    fn try_from(time: Timestamp) -> Result<Self, Self::Error> {
        let whole = Duration::from_secs(time.seconds.unsigned_abs());
        let whole =
            if time.seconds < 0 { Self::UNIX_EPOCH.checked_sub(whole) } else { Self::UNIX_EPOCH.checked_add(whole) };
        whole
            .and_then(|whole| whole.checked_add(Duration::from_nanos(time.nanos.into())))
            .ok_or(ParseTimestampError(TimestampFormat::Default))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_of_the_system_holds_what_it_gave() {
        for time in [
            Timestamp::new(0, 0),
            Timestamp::new(1_515_531_081, 123_456_789),
            Timestamp::new(-1, 500_000_000),
            Timestamp::new(-62_167_219_200, 0),
            Timestamp::new(253_402_300_799, 999_999_999),
        ] {
            assert_eq!(Timestamp::from(SystemTime::try_from(time).unwrap()), time);
        }
    }

    #[test]
    fn a_time_that_no_calendar_has_is_shown_in_seconds() {
        assert_eq!(Timestamp::new(i64::MAX, 0).to_string(), "9223372036854775807");
        assert_eq!(format!("{:?}", Timestamp::new(-1, 0)), "Timestamp(1969-12-31T23:59:59Z)");
    }
}
