use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, header};

use crate::{shape::TimestampFormat, wait::scaled};

/// How much longer than the computed wait a server may make a client wait.
const MOST_ADDED_BY_SERVER: Duration = Duration::from_secs(5);

/// Exponential backoff with full jitter: a random part of `base * 2^retry`, of at most `max`. `retry` counts from 0.
pub(super) fn backoff(base: Duration, retry: u32, max: Duration, random: f64) -> Duration {
    let ceiling = base.saturating_mul(2_u32.saturating_pow(retry)).min(max);
    scaled(ceiling, random)
}

/// A server can lengthen the computed wait, never shorten it, and not without bound.
pub(super) fn clamped(asked: Option<Duration>, computed: Duration) -> Duration {
    asked.map_or(computed, |asked| asked.clamp(computed, computed.saturating_add(MOST_ADDED_BY_SERVER)))
}

/// What the server asks the client to wait: `x-amz-retry-after` in milliseconds, else `Retry-After` in seconds or as a
/// date, which `now` turns into a wait. `None` when neither is there or readable.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use aws_operation::retry::retry_after;
///
/// let mut headers = http::HeaderMap::new();
/// headers.insert("retry-after", "2".parse()?);
/// assert_eq!(retry_after(&headers, SystemTime::now()), Some(Duration::from_secs(2)));
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    const X_AMZ_RETRY_AFTER: HeaderName = HeaderName::from_static("x-amz-retry-after");
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);

    let by_aws = text(X_AMZ_RETRY_AFTER).and_then(whole_number).map(Duration::from_millis);
    by_aws.or_else(|| {
        let value = text(header::RETRY_AFTER)?;
        whole_number(value).map(Duration::from_secs).or_else(|| {
            let date = SystemTime::try_from(TimestampFormat::HttpDate.parse(value).ok()?).ok()?;
            Some(date.duration_since(now).unwrap_or_default())
        })
    })
}

/// Digits only: `u64`'s own parser takes a sign as well.
fn whole_number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn asked(pairs: &[(&'static str, &'static str)]) -> Option<Duration> {
        let headers = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect::<HeaderMap>();
        retry_after(&headers, SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777))
    }

    #[test]
    fn the_ceiling_doubles_and_stops_at_the_maximum() {
        let at = |retry| backoff(Duration::from_millis(50), retry, Duration::from_secs(20), 1.0);
        assert_eq!(at(0), Duration::from_millis(50));
        assert_eq!(at(3), Duration::from_millis(400));
        assert_eq!(at(9), Duration::from_secs(20));
        assert_eq!(at(u32::MAX), Duration::from_secs(20));
    }

    #[test]
    fn jitter_spans_from_nothing_to_the_ceiling_whatever_number_comes_in() {
        let at = |random| backoff(Duration::from_secs(1), 1, Duration::from_secs(20), random);
        assert_eq!(at(0.0), Duration::ZERO);
        assert_eq!(at(0.25), Duration::from_millis(500));
        for random in [1.0, 7.0, f64::INFINITY, f64::NAN] {
            assert_eq!(at(random), Duration::from_secs(2), "{random}");
        }
        assert_eq!(at(-1.0), Duration::ZERO);
    }

    #[test]
    fn amazons_header_is_milliseconds_and_comes_first() {
        assert_eq!(asked(&[("x-amz-retry-after", "1500"), ("retry-after", "9")]), Some(Duration::from_millis(1500)));
        assert_eq!(asked(&[("x-amz-retry-after", "soon"), ("retry-after", "9")]), Some(Duration::from_secs(9)));
    }

    #[test]
    fn the_general_header_is_seconds_or_a_date() {
        assert_eq!(asked(&[("retry-after", "120")]), Some(Duration::from_mins(2)));
        assert_eq!(asked(&[("retry-after", "Sun, 06 Nov 1994 08:49:39 GMT")]), Some(Duration::from_secs(2)));
        assert_eq!(asked(&[("retry-after", "Sun, 06 Nov 1994 08:49:00 GMT")]), Some(Duration::ZERO));
        for unreadable in ["", "+5", "-5", "1.5", "99999999999999999999999", "tomorrow"] {
            assert_eq!(retry_after(&one(unreadable), SystemTime::UNIX_EPOCH), None, "{unreadable}");
        }
    }

    #[test]
    fn a_server_lengthens_the_wait_by_five_seconds_at_most() {
        let computed = Duration::from_millis(50);
        assert_eq!(clamped(None, computed), computed);
        assert_eq!(clamped(Some(Duration::ZERO), computed), computed);
        assert_eq!(clamped(Some(Duration::from_secs(1)), computed), Duration::from_secs(1));
        assert_eq!(clamped(Some(Duration::MAX), computed), Duration::from_millis(5050));
    }

    fn one(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::RETRY_AFTER, HeaderValue::from_static(value))])
    }
}
