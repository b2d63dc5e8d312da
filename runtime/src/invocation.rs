//! The two headers by which AWS tells the attempts of one call together.

use std::{
    num::NonZeroU32,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderName, HeaderValue};

/// `amz-sdk-invocation-id`: the same for all attempts of a call.
pub const INVOCATION_ID: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");
/// `amz-sdk-request`: which attempt it is, of how many, and until when its answer is waited for.
pub const SDK_REQUEST: HeaderName = HeaderName::from_static("amz-sdk-request");

/// One call, as its headers name it.
///
/// ```
/// use aws_operation::invocation::{INVOCATION_ID, Invocation, SDK_REQUEST};
///
/// let max = 3.try_into()?;
/// let mut headers = http::HeaderMap::new();
/// Invocation::new(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef).write(&mut headers, 1, max, None);
/// assert_eq!(headers[INVOCATION_ID], "01234567-89ab-4def-8123-456789abcdef");
/// assert_eq!(headers[SDK_REQUEST], "attempt=1; max=3");
/// # Ok::<(), std::num::TryFromIntError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    id: HeaderValue,
}

impl Invocation {
    /// A call whose id is made of these random bits.
    pub fn new(random: u128) -> Self {
        // Hexadecimal digits and hyphens: a header can always hold them.
        let id = HeaderValue::try_from(uuid(random)).unwrap_or(HeaderValue::from_static(""));
        Self { id }
    }

    /// Sets both headers for an attempt, counted from 1. `ttl` is the end of the attempt's time limit, by the service's
    /// clock.
    pub fn write(&self, headers: &mut HeaderMap, attempt: u32, max: NonZeroU32, ttl: Option<SystemTime>) {
        let ttl = ttl.and_then(basic_date_time).map_or(String::new(), |ttl| format!("ttl={ttl}; "));
        headers.insert(INVOCATION_ID, self.id.clone());
        if let Ok(value) = HeaderValue::try_from(format!("{ttl}attempt={attempt}; max={max}")) {
            headers.insert(SDK_REQUEST, value);
        }
    }
}

/// A version 4 UUID (RFC 9562) of these random bits: for invocations and idempotency tokens.
///
/// ```
/// assert_eq!(aws_operation::invocation::uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
/// ```
pub fn uuid(random: u128) -> String {
    const VERSION_4: u128 = 0x4 << 76;
    const RFC_VARIANT: u128 = 0x2 << 62;
    let bits = random & !(0xf << 76) & !(0x3 << 62) | VERSION_4 | RFC_VARIANT;
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        bits >> 96,
        bits >> 80 & 0xffff,
        bits >> 64 & 0xffff,
        bits >> 48 & 0xffff,
        bits & 0xffff_ffff_ffff
    )
}

/// `20261122T043000Z`; `None` for a time that the calendar can't hold.
fn basic_date_time(time: SystemTime) -> Option<String> {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    let time = DateTime::<Utc>::from_timestamp(i64::try_from(since.as_secs()).ok()?, 0)?;
    Some(time.format("%Y%m%dT%H%M%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_limit_comes_first() {
        let mut headers = HeaderMap::new();
        let end = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        Invocation::new(0).write(&mut headers, 2, NonZeroU32::new(3).unwrap(), Some(end));
        assert_eq!(headers[SDK_REQUEST], "ttl=19941106T084937Z; attempt=2; max=3");
    }

    #[test]
    fn all_attempts_of_a_call_have_the_same_id_and_none_has_two() {
        let call = Invocation::new(7);
        let mut headers = HeaderMap::new();
        for attempt in 1..=3 {
            call.write(&mut headers, attempt, NonZeroU32::new(3).unwrap(), None);
            assert_eq!(headers[INVOCATION_ID], "00000000-0000-4000-8000-000000000007");
            assert_eq!(headers.len(), 2);
        }
    }
}
