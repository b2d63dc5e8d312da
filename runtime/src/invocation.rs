//! The two headers by which AWS tells the attempts of one call together.

use std::{io::Write as _, num::NonZeroU32, ops::Range, time::SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::{hex::hex, sigv4::time::Timestamp};

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
    id: [u8; 36],
}

impl Invocation {
    /// A call whose id is made of these random bits.
    pub fn new(random: u128) -> Self {
        Self { id: digits(random) }
    }

    /// Sets both headers for an attempt, counted from 1. `ttl` is the end of the attempt's time limit, by the service's
    /// clock.
    pub fn write(&self, headers: &mut HeaderMap, attempt: u32, max: NonZeroU32, ttl: Option<SystemTime>) {
        // Hexadecimal digits and hyphens: a header can always hold them.
        if let Ok(id) = HeaderValue::from_bytes(&self.id) {
            headers.insert(INVOCATION_ID, id);
        }
        if let Ok(value) = sdk_request(attempt, max, ttl) {
            headers.insert(SDK_REQUEST, value);
        }
    }
}

fn sdk_request(attempt: u32, max: NonZeroU32, ttl: Option<SystemTime>) -> Result<HeaderValue, http::Error> {
    // Written in place: every request has this header. The longest text has 57 bytes.
    let mut text = [0; 64];
    let mut rest = text.as_mut_slice();
    // A time that the calendar can't hold is no limit.
    if let Some(ttl) = ttl.and_then(|ttl| Timestamp::of(ttl).ok()) {
        let _never_fails = rest.write_all(b"ttl=").and_then(|()| rest.write_all(ttl.as_bytes()));
        let _never_fails = rest.write_all(b"; ");
    }
    for (name, number) in [("attempt=", attempt), ("; max=", max.get())] {
        let _never_fails = rest.write_all(name.as_bytes());
        let _never_fails = rest.write_all(itoa::Buffer::new().format(number).as_bytes());
    }
    let unused = rest.len();
    Ok(HeaderValue::from_bytes(text.get(..text.len() - unused).unwrap_or_default())?)
}

/// A version 4 UUID (RFC 9562) of these random bits: for invocations and idempotency tokens.
///
/// ```
/// assert_eq!(aws_operation::invocation::uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
/// ```
pub fn uuid(random: u128) -> String {
    // Digits and hyphens: always UTF-8.
    String::from_utf8(digits(random).into()).unwrap_or_default()
}

/// The text of a version 4 UUID.
fn digits(random: u128) -> [u8; 36] {
    const VERSION_4: u128 = 0x4 << 76;
    const RFC_VARIANT: u128 = 0x2 << 62;
    /// The digits between which hyphens stand.
    const GROUPS: [Range<usize>; 5] = [0..8, 8..12, 12..16, 16..20, 20..32];
    let bits = random & !(0xf << 76) & !(0x3 << 62) | VERSION_4 | RFC_VARIANT;
    let digits: [u8; 32] = hex(bits.to_be_bytes());
    let mut text = [b'-'; 36];
    for (hyphens, group) in GROUPS.into_iter().enumerate() {
        let place = text.get_mut(group.start + hyphens..group.end + hyphens);
        if let Some((place, digits)) = place.zip(digits.get(group)) {
            place.copy_from_slice(digits);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_time_limit_comes_first() {
        let mut headers = HeaderMap::new();
        let end = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        Invocation::new(0).write(&mut headers, 2, NonZeroU32::new(3).unwrap(), Some(end));
        assert_eq!(headers[SDK_REQUEST], "ttl=19941106T084937Z; attempt=2; max=3");
    }

    #[test]
    fn the_longest_header_fits_and_a_time_beyond_the_calendar_is_left_out() {
        let (mut headers, most) = (HeaderMap::new(), NonZeroU32::MAX);
        let last = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_799);
        Invocation::new(0).write(&mut headers, u32::MAX, most, Some(last));
        assert_eq!(headers[SDK_REQUEST], "ttl=99991231T235959Z; attempt=4294967295; max=4294967295");
        Invocation::new(0).write(&mut headers, 1, most, Some(last + Duration::from_secs(1)));
        assert_eq!(headers[SDK_REQUEST], "attempt=1; max=4294967295");
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
