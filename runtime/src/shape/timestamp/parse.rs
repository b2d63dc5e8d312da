//! Reading the formats of points in time.

use super::{
    Timestamp,
    format::{MONTHS, WEEKDAYS},
};
use crate::calendar::Civil;

/// Decimal digits, exactly: a double would round the ninth digit of a fraction.
pub(super) fn epoch_seconds(text: &str) -> Option<Timestamp> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return serde_json::from_str(text).ok().and_then(Timestamp::from_epoch_seconds);
    }
    let seconds: i64 = whole.parse().ok()?;
    Some(match (negative, nanos(fraction.as_bytes())) {
        (false, nanos) => Timestamp::new(seconds, nanos),
        (true, 0) => Timestamp::new(-seconds, 0),
        (true, nanos) => Timestamp::new(-seconds - 1, 1_000_000_000 - nanos),
    })
}

pub(super) fn date_time(text: &str) -> Option<Timestamp> {
    let mut rest = Rest(text.as_bytes());
    let year = rest.year()?;
    rest.skip("-")?;
    let month = rest.two_digits()?;
    rest.skip("-")?;
    let day = rest.two_digits()?;
    // RFC 3339 has it in either case, and lets people write a space.
    rest.byte().filter(|byte| b"Tt ".contains(byte))?;
    let time = rest.time_of(Civil::midnight(year, month, day))?;
    let offset = rest.offset()?;
    rest.0.is_empty().then(|| Timestamp::new(time.seconds - offset, time.nanos))
}

/// With a fraction too: servers send one although the grammar has none.
pub(super) fn http_date(text: &str) -> Option<Timestamp> {
    let mut rest = Rest(text.as_bytes());
    let weekday = rest.name(&WEEKDAYS)?;
    rest.skip(", ")?;
    let day = rest.two_digits().or_else(|| rest.digit())?;
    rest.skip(" ")?;
    let month = rest.name(&MONTHS)?;
    rest.skip(" ")?;
    let date = Civil::midnight(rest.year()?, month, day);
    rest.skip(" ")?;
    let time = rest.time_of(date)?;
    rest.skip(" GMT")?;
    (rest.0.is_empty() && date.weekday() == weekday).then_some(time)
}

/// What is left to read of a text. What is not there is not taken.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn skip(&mut self, expected: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(expected.as_bytes())?;
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn digit(&mut self) -> Option<u8> {
        let [digit @ b'0'..=b'9', rest @ ..] = self.0 else { return None };
        self.0 = rest;
        Some(digit - b'0')
    }

    fn two_digits(&mut self) -> Option<u8> {
        let [tens @ b'0'..=b'9', ones @ b'0'..=b'9', rest @ ..] = self.0 else { return None };
        self.0 = rest;
        Some((tens - b'0') * 10 + (ones - b'0'))
    }

    fn year(&mut self) -> Option<u16> {
        Some(u16::from(self.two_digits()?) * 100 + u16::from(self.two_digits()?))
    }

    /// One of the names, in any case: its number from 1.
    fn name(&mut self, names: &[&str]) -> Option<u8> {
        let (name, rest) = self.0.split_at_checked(3)?;
        self.0 = rest;
        (1..).zip(names).find(|(_, known)| known.as_bytes().eq_ignore_ascii_case(name)).map(|(number, _)| number)
    }

    /// `11:30:00.5` on this date.
    fn time_of(&mut self, date: Civil) -> Option<Timestamp> {
        let hour = self.two_digits()?;
        self.skip(":")?;
        let minute = self.two_digits()?;
        self.skip(":")?;
        let second = self.two_digits()?;
        let nanos = self.fraction()?;
        Some(Timestamp::new(Civil { hour, minute, second, ..date }.seconds()?, nanos))
    }

    /// The nanoseconds of `.5`, and none where no fraction follows.
    fn fraction(&mut self) -> Option<u32> {
        let Some(digits) = self.0.strip_prefix(b".") else { return Some(0) };
        let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
        let (digits, rest) = digits.split_at_checked(end)?;
        self.0 = rest;
        (!digits.is_empty()).then(|| nanos(digits))
    }

    /// The seconds ahead of UTC that `Z` or `+01:00` say.
    fn offset(&mut self) -> Option<i64> {
        let sign = match self.byte()? {
            b'Z' | b'z' => return Some(0),
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let hours = self.two_digits().filter(|hours| *hours <= 23)?;
        self.skip(":")?;
        let minutes = self.two_digits().filter(|minutes| *minutes <= 59)?;
        Some(sign * (i64::from(hours) * 3600 + i64::from(minutes) * 60))
    }
}

/// The nanoseconds that the digits after the point say; what is shorter than one is dropped.
fn nanos(digits: &[u8]) -> u32 {
    let zeros = std::iter::repeat(&b'0');
    digits.iter().chain(zeros).take(9).fold(0, |nanos, digit| nanos * 10 + u32::from(digit.wrapping_sub(b'0')))
}
