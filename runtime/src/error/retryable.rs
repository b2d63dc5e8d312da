//! Which errors of a service are worth another attempt, by AWS's shared lists.

use http::StatusCode;

/// Why another attempt is worth it.
///
/// ```
/// use aws_operation::error::RetryKind;
/// assert_ne!(RetryKind::Transient, RetryKind::Throttling);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryKind {
    /// Something broke that is likely to work the next time.
    Transient,
    /// The service asks for fewer requests.
    Throttling,
}

/// Codes of errors that pass by themselves, whatever status they come with.
const TRANSIENT_CODES: &[&str] =
    &["IDPCommunicationError", "InternalError", "RequestTimeout", "RequestTimeoutException"];

const THROTTLING_CODES: &[&str] = &[
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

impl RetryKind {
    /// What the declaration says of an error (`retryable`, `throttling`).
    pub(crate) fn declared(retryable: bool, throttling: bool) -> Option<Self> {
        match (throttling, retryable) {
            (true, _) => Some(Self::Throttling),
            (false, true) => Some(Self::Transient),
            (false, false) => None,
        }
    }

    /// By the declaration, then by the code, then by the status.
    pub(crate) fn of_error(declared: Option<Self>, code: Option<&str>, status: StatusCode) -> Option<Self> {
        declared.or_else(|| code.and_then(Self::of_code)).or_else(|| Self::of_status(status))
    }

    fn of_code(code: &str) -> Option<Self> {
        if THROTTLING_CODES.contains(&code) {
            Some(Self::Throttling)
        } else if TRANSIENT_CODES.contains(&code) {
            Some(Self::Transient)
        } else {
            None
        }
    }

    fn of_status(status: StatusCode) -> Option<Self> {
        match status.as_u16() {
            500 | 502 | 503 | 504 => Some(Self::Transient),
            // Not on the shared list, but proxies and gateways in front of services answer it without a code.
            429 => Some(Self::Throttling),
            _ => None,
        }
    }
}
