//! Points in time and their formats on the wire.

use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, Datelike as _, Utc};

/// A point in time, to the nanosecond, as AWS exchanges it.
///
/// `SystemTime` and `chrono::DateTime<Utc>` can be members directly; this type is for who wants neither.
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

/// The formats of Smithy's
/// [`timestampFormat`](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait).
///
/// ```
/// use aws_operation::{Timestamp, shape::TimestampFormat};
/// let time = Timestamp::new(0, 0);
/// assert_eq!(TimestampFormat::HttpDate.text(time).as_deref(), Some("Thu, 01 Jan 1970 00:00:00 GMT"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum TimestampFormat {
    /// What the protocol uses at that place.
    Default,
    /// Seconds since 1970, with a fraction: `1515531081.123`.
    EpochSeconds,
    /// RFC 3339: `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// An HTTP date (RFC 9110, IMF-fixdate): `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
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

    /// As RFC 3339 in UTC with the fraction it has, or `None` before year 0 and after 9999.
    fn date_time(self) -> Option<String> {
        let time = Self { nanos: 0, ..self }.in_calendar()?.naive_utc();
        // chrono's `Debug` of it is RFC 3339, says its documentation.
        Some(format!("{time:?}{}Z", self.fraction()))
    }

    /// As an HTTP date, whose grammar has no fraction, or `None` outside of the years 0 to 9999.
    fn http_date(self) -> Option<String> {
        let time = Self { nanos: 0, ..self }.in_calendar()?;
        let month = MONTHS.get(time.month0() as usize)?;
        let (weekday, day, year) = (time.weekday(), time.day(), time.year());
        Some(format!("{weekday}, {day:02} {month} {year:04} {} GMT", time.time()))
    }

    /// As decimal seconds with the fraction it has.
    fn epoch_seconds(self) -> String {
        if self.seconds < 0 && self.nanos > 0 {
            // -0.5 is second -1 and half a second after it.
            let after = Self { seconds: -(self.seconds + 1), nanos: 1_000_000_000 - self.nanos };
            return format!("-{}{}", after.seconds, after.fraction());
        }
        format!("{}{}", self.seconds, self.fraction())
    }

    /// `.5` for half a second, nothing for a whole one.
    fn fraction(self) -> String {
        if self.nanos == 0 {
            return String::new();
        }
        format!(".{:09}", self.nanos).trim_end_matches('0').to_owned()
    }

    fn in_calendar(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(self.seconds, self.nanos).filter(|time| (0..=9999).contains(&time.year()))
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl TimestampFormat {
    /// `time` in this format ([`Default`](Self::Default) is taken as [`DateTime`](Self::DateTime)), or `None` where
    /// the format cannot hold it: its year has not four digits.
    pub fn text(self, time: Timestamp) -> Option<String> {
        match self {
            Self::EpochSeconds => Some(time.epoch_seconds()),
            Self::Default | Self::DateTime => time.date_time(),
            Self::HttpDate => time.http_date(),
        }
    }

    /// Reads `text` in this format; a fraction and, in date-time, an offset from UTC are understood too.
    pub fn parse(self, text: &str) -> Result<Timestamp, ParseTimestampError> {
        let parsed = match self {
            Self::EpochSeconds => parse_epoch_seconds(text),
            Self::Default | Self::DateTime => parse_date_time(text).map(Timestamp::from),
            Self::HttpDate => parse_http_date(text),
        };
        parsed.ok_or(ParseTimestampError(self))
    }
}

impl TimestampFormat {
    /// Reads `text` in this format, or in whichever other format it has: servers do not keep to one.
    pub(crate) fn parse_any(self, text: &str) -> Result<Timestamp, ParseTimestampError> {
        let others = [Self::DateTime, Self::HttpDate, Self::EpochSeconds];
        self.parse(text).or_else(|error| others.iter().find_map(|other| other.parse(text).ok()).ok_or(error))
    }
}

/// Decimal digits, exactly: a double would round the ninth digit of a fraction.
fn parse_epoch_seconds(text: &str) -> Option<Timestamp> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return serde_json::from_str(text).ok().and_then(Timestamp::from_epoch_seconds);
    }
    let seconds: i64 = whole.parse().ok()?;
    let nanos: u32 = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    Some(match (negative, nanos) {
        (false, _) => Timestamp::new(seconds, nanos),
        (true, 0) => Timestamp::new(-seconds, 0),
        (true, _) => Timestamp::new(-seconds - 1, 1_000_000_000 - nanos),
    })
}

fn parse_date_time(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc())
}

/// By way of the other format, which takes a fraction too: servers send one although the grammar lacks it.
fn parse_http_date(text: &str) -> Option<Timestamp> {
    let (weekday, date) = text.strip_suffix(" GMT")?.split_once(", ")?;
    let mut parts = date.splitn(4, ' ');
    let (day, month, year, time) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let month = 1 + MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))?;
    let time = parse_date_time(&format!("{year}-{month:02}-{day:0>2}T{time}Z"))?;
    time.weekday().to_string().eq_ignore_ascii_case(weekday).then(|| time.into())
}

impl fmt::Display for Timestamp {
    /// RFC 3339; seconds since 1970 for the years that it cannot write.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.date_time().unwrap_or_else(|| self.epoch_seconds()))
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

impl From<DateTime<Utc>> for Timestamp {
    fn from(time: DateTime<Utc>) -> Self {
        Self::new(time.timestamp(), time.timestamp_subsec_nanos())
    }
}

impl TryFrom<Timestamp> for DateTime<Utc> {
    type Error = ParseTimestampError;

    /// Fails outside of the years that chrono counts.
    fn try_from(time: Timestamp) -> Result<Self, Self::Error> {
        Self::from_timestamp(time.seconds, time.nanos).ok_or(ParseTimestampError(TimestampFormat::Default))
    }
}

/// A text that is no timestamp of the expected format, or a time that does not fit the type asked for.
///
/// ```
/// let error = "yesterday".parse::<aws_operation::Timestamp>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a date-time such as `2024-02-29T11:30:00Z`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTimestampError(TimestampFormat);

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            TimestampFormat::EpochSeconds => "expected seconds since 1970 such as `1709206200.5`",
            TimestampFormat::HttpDate => "expected an HTTP date such as `Thu, 29 Feb 2024 11:30:00 GMT`",
            TimestampFormat::Default | TimestampFormat::DateTime => {
                "expected a date-time such as `2024-02-29T11:30:00Z`"
            }
        })
    }
}

impl std::error::Error for ParseTimestampError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_read_back_to_the_same_time() {
        for time in [
            Timestamp::new(0, 0),
            Timestamp::new(1_515_531_081, 123_456_789),
            Timestamp::new(-1, 500_000_000),
            Timestamp::new(-62_135_596_800, 0),
            Timestamp::new(253_402_300_799, 999_999_999),
        ] {
            for format in [TimestampFormat::DateTime, TimestampFormat::EpochSeconds] {
                let text = format.text(time).unwrap();
                assert_eq!(format.parse(&text), Ok(time), "{text}");
            }
            let whole = Timestamp::new(time.seconds(), 0);
            assert_eq!(TimestampFormat::HttpDate.parse(&TimestampFormat::HttpDate.text(whole).unwrap()), Ok(whole));
            assert_eq!(Timestamp::from(SystemTime::try_from(time).unwrap()), time);
            assert_eq!(Timestamp::from(DateTime::<Utc>::try_from(time).unwrap()), time);
        }
    }

    #[test]
    fn half_a_second_before_the_epoch() {
        assert_eq!(TimestampFormat::EpochSeconds.text(Timestamp::new(-1, 500_000_000)).unwrap(), "-0.5");
        assert_eq!(TimestampFormat::EpochSeconds.parse("-1.25"), Ok(Timestamp::new(-2, 750_000_000)));
        assert_eq!(TimestampFormat::EpochSeconds.parse("1.5e9"), Ok(Timestamp::new(1_500_000_000, 0)));
    }

    #[test]
    fn http_dates_as_servers_write_them() {
        let moment = Timestamp::new(784_111_777, 0);
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "sun, 6 NOV 1994 08:49:37 GMT"] {
            assert_eq!(TimestampFormat::HttpDate.parse(text), Ok(moment), "{text}");
        }
        let half = TimestampFormat::HttpDate.parse("Sun, 06 Nov 1994 08:49:37.5 GMT").unwrap();
        assert_eq!(half, Timestamp::new(784_111_777, 500_000_000));
        assert_eq!(TimestampFormat::HttpDate.text(half).as_deref(), Some("Sun, 06 Nov 1994 08:49:37 GMT"));
        for text in ["Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37Z GMT"] {
            assert!(TimestampFormat::HttpDate.parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for format in [TimestampFormat::DateTime, TimestampFormat::EpochSeconds, TimestampFormat::HttpDate] {
            for text in ["", "-", ".", "NaN", "now", "1e300", "2024-13-01T00:00:00Z", "99999999999999999999"] {
                assert!(format.parse(text).is_err(), "{format:?} took {text:?}");
            }
        }
        assert_eq!(TimestampFormat::DateTime.text(Timestamp::new(i64::MAX, 0)), None);
    }
}
