//! The clock of the service, as far as it differs from the machine's: a signature is only good for some minutes around
//! its time.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, SystemTime},
};

use http::{HeaderMap, header};

use crate::shape::TimestampFormat;

/// How far the machine's clock is off, learnt from the `Date` of responses: one for each client.
///
/// The clock is left alone while it is less than four minutes off, which every service accepts; then, or as soon as a
/// service refuses a request for its time, later requests are signed with the service's time.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use aws_operation::skew::ClockSkew;
///
/// let skew = ClockSkew::new();
/// let local = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777 - 3600); // one hour behind
/// let mut headers = http::HeaderMap::new();
/// headers.insert("date", "Sun, 06 Nov 1994 08:49:37 GMT".parse()?);
///
/// let signed_with = skew.offset();
/// assert!(skew.learn(&headers, local, local, Some("SignatureDoesNotMatch"), signed_with)); // worth another attempt
/// assert!(skew.now(local) > local + Duration::from_secs(3599));
/// # Ok::<(), http::header::InvalidHeaderValue>(())
/// ```
#[derive(Debug, Default)]
pub struct ClockSkew {
    milliseconds: AtomicI64,
}

/// What is added to the machine's clock, at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    milliseconds: i64,
}

/// Below this nothing is corrected: services accept five minutes.
const TOLERATED: Duration = Duration::from_mins(4);
/// `Date` counts whole seconds, and the way of the request is not known: a smaller difference tells nothing.
const MEASURABLE: Duration = Duration::from_secs(2);

impl ClockSkew {
    /// A clock that is right until a response shows otherwise.
    pub const fn new() -> Self {
        Self { milliseconds: AtomicI64::new(0) }
    }

    /// The time to sign with, where the machine's clock says `local`.
    pub fn now(&self, local: SystemTime) -> SystemTime {
        self.offset().add_to(local)
    }

    /// The correction in use: what an attempt was signed with, to be handed to [`learn`](Self::learn) with its response.
    pub fn offset(&self) -> Offset {
        Offset { milliseconds: self.milliseconds.load(Ordering::Relaxed) }
    }

    /// Learns from a response: its headers, when by the machine's clock the request went out and they came, the code of
    /// the error if it is one, and the correction that it was signed with.
    ///
    /// Returns whether the error stems from a time that is now corrected, so that another attempt is worth it.
    pub fn learn(
        &self,
        headers: &HeaderMap,
        sent: SystemTime,
        received: SystemTime,
        code: Option<&str>,
        signed_with: Offset,
    ) -> bool {
        let Some(measured) = measured(headers, sent, received) else { return false };
        let blame = code.map_or(Blame::Nothing, Blame::of);
        let telling = if blame == Blame::Time { MEASURABLE } else { TOLERATED };
        if measured.distance(self.offset()) >= telling {
            self.milliseconds.store(measured.milliseconds, Ordering::Relaxed);
        }
        // Compared with what this attempt used, not with what is stored: a concurrent call may have learnt it first.
        blame != Blame::Nothing && measured.distance(signed_with) >= telling
    }
}

impl Offset {
    /// The time of the service, where the machine's clock says `time`.
    pub fn add_to(self, time: SystemTime) -> SystemTime {
        let span = Duration::from_millis(self.milliseconds.unsigned_abs());
        let sum = if self.milliseconds < 0 { time.checked_sub(span) } else { time.checked_add(span) };
        sum.unwrap_or(time)
    }

    fn distance(self, other: Self) -> Duration {
        Duration::from_millis(self.milliseconds.abs_diff(other.milliseconds))
    }
}

/// What an error code says of the signature's time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blame {
    /// The time is what the service refuses.
    Time,
    /// The signature is, which a wrong time can cause.
    Signature,
    Nothing,
}

impl Blame {
    fn of(code: &str) -> Self {
        match code {
            "RequestTimeTooSkewed" | "RequestExpired" | "RequestInTheFuture" => Self::Time,
            "InvalidSignatureException" | "SignatureDoesNotMatch" | "AuthFailure" => Self::Signature,
            _ => Self::Nothing,
        }
    }
}

/// The service's clock less the machine's; `None` where the response does not tell.
fn measured(headers: &HeaderMap, sent: SystemTime, received: SystemTime) -> Option<Offset> {
    if headers.contains_key(header::AGE) {
        return None; // a cache answers with the date of the response that it stored
    }
    let date = headers.get(header::DATE)?.to_str().ok()?;
    let date = SystemTime::try_from(TimestampFormat::HttpDate.parse(date).ok()?).ok()?;
    // The service wrote the date somewhere between the two; it cut off half a second on average.
    let service = date.checked_add(Duration::from_millis(500))?;
    let local = match received.duration_since(sent) {
        Ok(way) => sent.checked_add(way / 2)?,
        Err(_) => received, // the machine's clock was set back meanwhile
    };
    let milliseconds = |span: Duration| i64::try_from(span.as_millis()).ok();
    let milliseconds = match service.duration_since(local) {
        Ok(ahead) => milliseconds(ahead)?,
        Err(behind) => -milliseconds(behind.duration())?,
    };
    Some(Offset { milliseconds })
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

    fn date() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)
    }

    fn learn(skew: &ClockSkew, local: SystemTime, code: Option<&str>) -> bool {
        let headers = HeaderMap::from_iter([(header::DATE, HeaderValue::from_static(DATE))]);
        skew.learn(&headers, local, local, code, skew.offset())
    }

    fn apart(left: SystemTime, right: SystemTime) -> Duration {
        left.duration_since(right).unwrap_or_else(|error| error.duration())
    }

    #[test]
    fn a_clock_that_is_off_is_corrected_in_either_direction_from_a_success_too() {
        for local in [date() - Duration::from_hours(1), date() + Duration::from_hours(26)] {
            let skew = ClockSkew::new();
            assert!(!learn(&skew, local, None));
            assert!(apart(skew.now(local), date()) < Duration::from_secs(1));
        }
    }

    #[test]
    fn a_clock_within_the_tolerance_is_left_alone() {
        let skew = ClockSkew::new();
        let local = date() - Duration::from_secs(200);
        assert!(!learn(&skew, local, Some("SignatureDoesNotMatch")));
        assert_eq!(skew.now(local), local);
    }

    #[test]
    fn an_error_about_the_time_corrects_within_the_tolerance_too() {
        let skew = ClockSkew::new();
        let local = date() - Duration::from_secs(200);
        assert!(learn(&skew, local, Some("RequestTimeTooSkewed")));
        assert!(apart(skew.now(local), date()) < Duration::from_secs(1));
    }

    #[test]
    fn the_same_error_after_the_correction_is_final() {
        let skew = ClockSkew::new();
        let local = date() - Duration::from_hours(1);
        for code in ["RequestTimeTooSkewed", "InvalidSignatureException", "AuthFailure", "RequestExpired"] {
            learn(&skew, local, None);
            assert!(!learn(&skew, local, Some(code)), "{code}");
        }
    }

    #[test]
    fn a_call_signed_before_another_one_learnt_is_worth_an_attempt_as_well() {
        let skew = ClockSkew::new();
        let before = skew.offset();
        let local = date() - Duration::from_hours(1);
        learn(&skew, local, None);
        let headers = HeaderMap::from_iter([(header::DATE, HeaderValue::from_static(DATE))]);
        assert!(skew.learn(&headers, local, local, Some("SignatureDoesNotMatch"), before));
    }

    #[test]
    fn a_clock_that_was_set_right_is_trusted_again() {
        let skew = ClockSkew::new();
        learn(&skew, date() - Duration::from_hours(1), None);
        learn(&skew, date(), None);
        assert!(apart(skew.now(date()), date()) < Duration::from_secs(1));
    }

    #[test]
    fn other_errors_unreadable_dates_and_caches_tell_nothing() {
        let local = date() - Duration::from_hours(1);
        assert!(!learn(&ClockSkew::new(), local, Some("AccessDeniedException")));
        let code = Some("RequestTimeTooSkewed");
        for headers in [
            HeaderMap::new(),
            HeaderMap::from_iter([(header::DATE, HeaderValue::from_static("yesterday"))]),
            HeaderMap::from_iter([
                (header::DATE, HeaderValue::from_static(DATE)),
                (header::AGE, HeaderValue::from_static("3600")),
            ]),
        ] {
            let skew = ClockSkew::new();
            assert!(!skew.learn(&headers, local, local, code, skew.offset()));
            assert_eq!(skew.now(local), local);
        }
    }
}
