//! `chrono::DateTime<Utc>` as a member, behind the feature `chrono`.

use chrono::{DateTime, Utc};

use super::{ParseTimestampError, Timestamp, TimestampFormat};
use crate::shape::{Member, Read, Reader, ShapeError, Value, Writer};

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

impl Value for DateTime<Utc> {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.timestamp(member, Timestamp::from(*self))
    }
}

impl Read for DateTime<Utc> {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        let time = Self::try_from(from.timestamp(member)?);
        *place = Some(time.map_err(|_| ShapeError::new("the time does not fit `DateTime`"))?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_chrono_is_the_same_time() {
        for time in [Timestamp::new(0, 0), Timestamp::new(-1, 500_000_000), Timestamp::new(253_402_300_799, 1)] {
            assert_eq!(Timestamp::from(DateTime::<Utc>::try_from(time).unwrap()), time);
        }
        assert!(DateTime::<Utc>::try_from(Timestamp::new(i64::MAX, 0)).is_err());
    }
}
