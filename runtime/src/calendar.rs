//! The calendar of the years that a text can have: 0 to 9999.

use datealgo::{date_to_weekday, datetime_to_secs, days_in_month, secs_to_datetime};

/// A second in UTC as people write it.
///
/// The library checks no bounds: that is done here, in both directions.
#[derive(Clone, Copy)]
pub(crate) struct Civil {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    /// 60 in a leap second.
    pub(crate) second: u8,
}

/// The first and the last second of the years that have four digits.
const FIRST: i64 = datetime_to_secs((0, 1, 1, 0, 0, 0));
const LAST: i64 = datetime_to_secs((9999, 12, 31, 23, 59, 59));

impl Civil {
    /// The start of a day, which need not be one of the calendar.
    pub(crate) fn midnight(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day, hour: 0, minute: 0, second: 0 }
    }

    /// The second this many after 1970 began, or `None` outside of the years 0 to 9999.
    pub(crate) fn at(seconds: i64) -> Option<Self> {
        if !(FIRST..=LAST).contains(&seconds) {
            return None;
        }
        let (year, month, day, hour, minute, second) = secs_to_datetime(seconds);
        Some(Self { year: u16::try_from(year).ok()?, month, day, hour, minute, second })
    }

    /// Seconds since 1970, or `None` where there is no such date or time of day.
    ///
    /// Unix counts no leap seconds: such a one is the first second of the next minute.
    pub(crate) fn seconds(self) -> Option<i64> {
        let Self { year, month, day, hour, minute, second } = self;
        let year = i32::from(year);
        let is_date = year <= 9999 && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        let is_time = hour <= 23 && minute <= 59 && second <= 60;
        if !is_date || !is_time {
            return None;
        }
        Some(datetime_to_secs((year, month, day, hour, minute, 0)) + i64::from(second))
    }

    /// `20240229`.
    pub(crate) fn date_digits(self) -> [u8; 8] {
        let ([y1, y2], [y3, y4]) = (two_digits(self.year / 100), two_digits(self.year % 100));
        let ([m1, m2], [d1, d2]) = (two_digits(self.month.into()), two_digits(self.day.into()));
        [y1, y2, y3, y4, m1, m2, d1, d2]
    }

    /// `113000`.
    pub(crate) fn time_digits(self) -> [u8; 6] {
        let [h1, h2] = two_digits(self.hour.into());
        let [m1, m2] = two_digits(self.minute.into());
        let [s1, s2] = two_digits(self.second.into());
        [h1, h2, m1, m2, s1, s2]
    }

    /// From 1, a Monday, to 7, of a date that there is.
    pub(crate) fn weekday(self) -> u8 {
        date_to_weekday((self.year.into(), self.month, self.day))
    }
}

/// The digits of a number below 100.
fn two_digits(number: u16) -> [u8; 2] {
    [number / 10, number].map(|digit| b'0' + (digit % 10) as u8)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Datelike as _, Timelike as _};

    use super::*;

    /// Every day of the years 0 to 9999, each at another time of day, against another library.
    #[test]
    fn every_day_is_that_of_chrono() {
        let mut days = 0;
        for seconds in (FIRST..=LAST).step_by(86_400 - 1).chain([LAST]) {
            let civil = Civil::at(seconds).unwrap();
            let theirs = DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
            let ours = [civil.month, civil.day, civil.hour, civil.minute, civil.second].map(u32::from);
            assert_eq!(i32::from(civil.year), theirs.year());
            assert_eq!(ours, [theirs.month(), theirs.day(), theirs.hour(), theirs.minute(), theirs.second()]);
            assert_eq!(u32::from(civil.weekday()), theirs.weekday().number_from_monday());
            assert_eq!(civil.seconds(), Some(seconds));
            days += 1;
        }
        assert!(days > 3_652_425, "{days}");
    }

    #[test]
    fn years_that_have_not_four_digits_are_outside() {
        for seconds in [FIRST - 1, LAST + 1, i64::MIN, i64::MAX] {
            assert!(Civil::at(seconds).is_none(), "{seconds}");
        }
    }

    #[test]
    fn what_is_not_in_the_calendar_has_no_seconds() {
        let noon = Civil { hour: 12, ..Civil::midnight(2023, 2, 28) };
        assert!(noon.seconds().is_some());
        for wrong in [
            Civil { year: 10_000, ..noon },
            Civil { month: 0, ..noon },
            Civil { month: 13, ..noon },
            Civil { day: 0, ..noon },
            Civil { day: 29, ..noon },
            Civil { hour: 24, ..noon },
            Civil { minute: 60, ..noon },
            Civil { second: 61, ..noon },
        ] {
            assert_eq!(wrong.seconds(), None);
        }
        assert!(Civil { year: 2024, day: 29, ..noon }.seconds().is_some());
    }

    #[test]
    fn a_leap_second_is_the_first_of_the_next_minute() {
        let leap = Civil { year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 60 };
        assert_eq!(leap.seconds(), Some(1_483_228_800));
    }
}
