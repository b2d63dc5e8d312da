//! The formats of points in time on the wire.

use std::fmt;

use super::{Timestamp, parse};
use crate::calendar::Civil;

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

impl TimestampFormat {
    /// `time` in this format ([`Default`](Self::Default) is taken as [`DateTime`](Self::DateTime)), or `None` where
    /// the format cannot hold it: its year has not four digits.
    pub fn text(self, time: Timestamp) -> Option<String> {
        let mut text = String::with_capacity("2024-02-29T11:30:00.123456789Z".len());
        match self {
            Self::EpochSeconds => push_epoch_seconds(&mut text, time),
            Self::Default | Self::DateTime => push_date_time(&mut text, time)?,
            Self::HttpDate => push_http_date(&mut text, time)?,
        }
        Some(text)
    }

    /// Reads `text` in this format; a fraction and, in date-time, an offset from UTC are understood too.
    pub fn parse(self, text: &str) -> Result<Timestamp, ParseTimestampError> {
        let parsed = match self {
            Self::EpochSeconds => parse::epoch_seconds(text),
            Self::Default | Self::DateTime => parse::date_time(text),
            Self::HttpDate => parse::http_date(text),
        };
        parsed.ok_or(ParseTimestampError(self))
    }

    /// Reads `text` in this format, or in whichever other format it has: servers do not keep to one.
    pub(crate) fn parse_any(self, text: &str) -> Result<Timestamp, ParseTimestampError> {
        let others = [Self::DateTime, Self::HttpDate, Self::EpochSeconds];
        self.parse(text).or_else(|error| others.iter().find_map(|other| other.parse(text).ok()).ok_or(error))
    }
}

pub(super) const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// As decimal seconds with the fraction it has.
fn push_epoch_seconds(text: &mut String, time: Timestamp) {
    let (mut seconds, mut nanos) = (time.seconds, time.nanos);
    if seconds < 0 && nanos > 0 {
        // -0.5 is second -1 and half a second after it.
        text.push('-');
        (seconds, nanos) = (-(seconds + 1), 1_000_000_000 - nanos);
    }
    text.push_str(itoa::Buffer::new().format(seconds));
    push_fraction(text, nanos);
}

/// As RFC 3339 in UTC with the fraction it has.
fn push_date_time(text: &mut String, time: Timestamp) -> Option<()> {
    let civil = Civil::at(time.seconds)?;
    let [y1, y2, y3, y4, m1, m2, d1, d2] = civil.date_digits();
    push_ascii(text, &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T']);
    push_time_of_day(text, civil);
    push_fraction(text, time.nanos);
    text.push('Z');
    Some(())
}

/// As an HTTP date, whose grammar has no fraction.
fn push_http_date(text: &mut String, time: Timestamp) -> Option<()> {
    let civil = Civil::at(time.seconds)?;
    let [y1, y2, y3, y4, _, _, d1, d2] = civil.date_digits();
    text.push_str(name(&WEEKDAYS, civil.weekday())?);
    push_ascii(text, &[b',', b' ', d1, d2, b' ']);
    text.push_str(name(&MONTHS, civil.month)?);
    push_ascii(text, &[b' ', y1, y2, y3, y4, b' ']);
    push_time_of_day(text, civil);
    text.push_str(" GMT");
    Some(())
}

fn push_time_of_day(text: &mut String, civil: Civil) {
    let [h1, h2, m1, m2, s1, s2] = civil.time_digits();
    push_ascii(text, &[h1, h2, b':', m1, m2, b':', s1, s2]);
}

/// `.5` for half a second, nothing for a whole one.
fn push_fraction(text: &mut String, nanos: u32) {
    if nanos > 0 {
        text.push('.');
    }
    let mut rest = u64::from(nanos);
    while rest > 0 {
        rest *= 10;
        push_ascii(text, &[b'0' + (rest / 1_000_000_000 % 10) as u8]);
        rest %= 1_000_000_000;
    }
}

fn push_ascii(text: &mut String, characters: &[u8]) {
    text.push_str(str::from_utf8(characters).unwrap_or_default());
}

/// The name of the day or month that counts from 1.
fn name(names: &[&'static str], number: u8) -> Option<&'static str> {
    names.get(usize::from(number).checked_sub(1)?).copied()
}

/// A text that is no timestamp of the expected format, or a time that does not fit the type asked for.
///
/// ```
/// let error = "yesterday".parse::<aws_operation::Timestamp>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a date-time such as `2024-02-29T11:30:00Z`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTimestampError(pub(super) TimestampFormat);

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
    use chrono::{DateTime, SecondsFormat, Utc};

    use super::*;

    #[test]
    fn texts_read_back_to_the_same_time() {
        for time in [
            Timestamp::new(0, 0),
            Timestamp::new(1_515_531_081, 123_456_789),
            Timestamp::new(-1, 500_000_000),
            Timestamp::new(-62_167_219_200, 0),
            Timestamp::new(253_402_300_799, 999_999_999),
        ] {
            for format in [TimestampFormat::DateTime, TimestampFormat::EpochSeconds] {
                let text = format.text(time).unwrap();
                assert_eq!(format.parse(&text), Ok(time), "{text}");
            }
            let whole = Timestamp::new(time.seconds(), 0);
            assert_eq!(TimestampFormat::HttpDate.parse(&TimestampFormat::HttpDate.text(whole).unwrap()), Ok(whole));
        }
    }

    /// Random times of the years 0 to 9999, written and read as another library does.
    #[test]
    fn chrono_writes_and_reads_the_same() {
        let mut random = fastrand::Rng::with_seed(4_713);
        for _ in 0..20_000 {
            let seconds = random.i64(-62_167_219_200..=253_402_300_799);
            let unit = 10_u32.pow(random.u32(0..=9));
            let nanos = random.u32(..1_000_000_000) / unit * unit;
            let (time, theirs) = (Timestamp::new(seconds, nanos), DateTime::from_timestamp(seconds, nanos).unwrap());
            let text = TimestampFormat::DateTime.text(time).unwrap();
            assert_eq!(text.parse::<DateTime<Utc>>(), Ok(theirs), "{text}");
            let fraction = text.rsplit_once('.').map_or("", |(_, fraction)| fraction);
            assert!(!fraction.ends_with("0Z"), "{text} is not the shortest");
            let full = theirs.to_rfc3339_opts(SecondsFormat::Nanos, true);
            assert_eq!(full.parse::<Timestamp>(), Ok(time), "{full}");

            let offset = chrono::FixedOffset::east_opt(random.i32(-1439..=1439) * 60).unwrap();
            // Elsewhere it may be the year before 0 or after 9999 already, which has no text.
            let local = theirs.with_timezone(&offset).to_rfc3339();
            if local.as_bytes().first().is_some_and(u8::is_ascii_digit) {
                assert_eq!(local.parse::<Timestamp>(), Ok(time), "{local}");
            }

            let http_date = TimestampFormat::HttpDate.text(time).unwrap();
            assert_eq!(http_date, theirs.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
            assert_eq!(TimestampFormat::HttpDate.parse(&http_date), Ok(Timestamp::new(seconds, 0)), "{http_date}");

            let epoch_seconds = TimestampFormat::EpochSeconds.text(time).unwrap();
            assert_eq!(TimestampFormat::EpochSeconds.parse(&epoch_seconds), Ok(time), "{epoch_seconds}");
        }
    }

    /// Right texts with one byte changed: taken or refused as chrono does.
    #[test]
    fn chrono_refuses_the_same() {
        let mut random = fastrand::Rng::with_seed(4_714);
        let mut taken = 0;
        for text in ["2024-02-29T11:30:00Z", "2023-12-31t23:59:60.25+05:30", "0000-01-01 00:00:00.1234567891-23:59"] {
            for _ in 0..20_000 {
                let mut changed = text.to_owned().into_bytes();
                let at = random.usize(..changed.len());
                changed[at] = *random.choice(b"0123456789:-+.TZtz /").unwrap();
                let changed = String::from_utf8(changed).unwrap();
                let theirs = DateTime::parse_from_rfc3339(&changed).ok();
                let theirs = theirs.map(|time| Timestamp::new(time.timestamp(), time.timestamp_subsec_nanos()));
                assert_eq!(changed.parse::<Timestamp>().ok(), theirs, "{changed}");
                taken += usize::from(theirs.is_some());
            }
        }
        assert!((10_000..50_000).contains(&taken), "{taken}");
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
