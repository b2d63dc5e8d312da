use http::StatusCode;

use crate::error::RetryKind;

/// How an attempt failed, as far as the decision to make another one needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure<'a> {
    /// The request never left: name resolution, connecting or the TLS handshake failed.
    Unsent,
    /// The request went out, or may have, and no whole answer came: the connection broke, a time limit passed.
    Unanswered,
    /// The service answered with an error.
    Answered {
        /// The status of the response.
        status: StatusCode,
        /// The error code, without namespace and URI.
        code: Option<&'a str>,
        /// What the declaration says of this error (`retryable`, `throttling`); it comes before the lists of codes.
        modelled: Option<RetryKind>,
    },
    /// The service refused the time of the signature, and the clock has been corrected since.
    Skewed,
    /// Nothing that another attempt would change: the request could not be built, the response does not fit.
    Final,
}

impl Failure<'_> {
    /// Whether, and as what, the failure is worth another attempt: by the declaration, then by the code, then by the status.
    pub fn kind(&self) -> Option<RetryKind> {
        match self {
            Self::Unsent | Self::Unanswered | Self::Skewed => Some(RetryKind::Transient),
            Self::Answered { status, code, modelled } => RetryKind::of_error(*modelled, *code, *status),
            Self::Final => None,
        }
    }

    /// Whether the service may have done the work all the same.
    pub(super) fn leaves_open(&self) -> bool {
        match self {
            Self::Unanswered => true,
            Self::Answered { .. } => self.kind() == Some(RetryKind::Transient),
            Self::Unsent | Self::Skewed | Self::Final => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, code: Option<&str>, modelled: Option<RetryKind>) -> Option<RetryKind> {
        Failure::Answered { status: StatusCode::from_u16(status).unwrap(), code, modelled }.kind()
    }

    #[test]
    fn the_declaration_comes_before_the_code_and_the_code_before_the_status() {
        assert_eq!(answered(409, Some("ConflictException"), Some(RetryKind::Transient)), Some(RetryKind::Transient));
        assert_eq!(answered(400, Some("Throttling"), Some(RetryKind::Transient)), Some(RetryKind::Transient));
        assert_eq!(answered(503, Some("SlowDown"), None), Some(RetryKind::Throttling));
        assert_eq!(answered(400, Some("RequestTimeout"), None), Some(RetryKind::Transient));
        assert_eq!(answered(503, Some("Whatever"), None), Some(RetryKind::Transient));
    }

    #[test]
    fn what_another_attempt_would_not_change_is_final() {
        for status in [400, 401, 403, 404, 409, 413, 501, 505] {
            assert_eq!(answered(status, Some("ValidationException"), None), None, "{status}");
        }
        assert_eq!(Failure::Final.kind(), None);
    }

    #[test]
    fn too_many_requests_without_a_code_is_throttling() {
        assert_eq!(answered(429, None, None), Some(RetryKind::Throttling));
    }

    #[test]
    fn only_a_sent_request_leaves_open_whether_it_was_served() {
        assert!(Failure::Unanswered.leaves_open());
        assert!(Failure::Answered { status: StatusCode::BAD_GATEWAY, code: None, modelled: None }.leaves_open());
        assert!(!Failure::Answered { status: StatusCode::TOO_MANY_REQUESTS, code: None, modelled: None }.leaves_open());
        assert!(!Failure::Unsent.leaves_open());
        assert!(!Failure::Skewed.leaves_open());
    }
}
