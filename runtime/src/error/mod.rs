//! One error type: what happened, where, and what the service said.

mod failure;
mod retryable;

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::StatusCode;

pub(crate) use self::failure::{Cause, Failure};
pub use self::retryable::RetryKind;
use crate::{operation::Unmodelled, protocol::Violation, sigv4::Mismatch};

/// Why an operation gave no output. `E` is the operation's declared error type.
///
/// Its `Display` is one line: the operation, what happened, the service's own message and the request id. Where AWS did
/// not accept the signature, [what it read otherwise](Error::signature_mismatch) follows below.
///
/// ```text
/// UpdateStream: ResourceNotFoundException (404): Stream s1 not found [request id 9f2c..]
/// ```
///
/// ```
/// use aws_operation::{Error, ErrorKind};
///
/// fn report(error: &Error) {
///     match error.kind() {
///         ErrorKind::InvalidInput => eprintln!("fix the request: {error}"),
///         ErrorKind::Service => eprintln!("{:?} said {:?}", error.status(), error.code()),
///         _ if error.is_timeout() => eprintln!("too slow: {error}"),
///         _ => eprintln!("{error}"),
///     }
/// }
/// ```
pub struct Error<E = Unmodelled> {
    failure: Box<Failure>,
    modelled: Option<E>,
}

/// The kinds of [`Error`], told apart by what can be done about them.
///
/// ```
/// assert_ne!(aws_operation::ErrorKind::InvalidInput, aws_operation::ErrorKind::Service);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request's values break its declaration. Nothing was sent.
    InvalidInput,
    /// No endpoint or region is known, or they make no sense. Nothing was sent.
    Configuration,
    /// No credentials could be had. Nothing was sent.
    Credentials,
    /// The request could not be sent, or no whole response came back.
    Transport,
    /// A limit on time ran out.
    Timeout,
    /// The service answered with an error.
    Service,
    /// The service answered with success, but the response does not fit the declaration.
    Response,
    /// The service handed out pages without end.
    Pagination,
}

impl<E> Error<E> {
    pub(crate) fn from_parts(failure: Box<Failure>, modelled: Option<E>) -> Self {
        Self { failure, modelled }
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.failure.cause.kind()
    }

    /// The operation's name.
    pub fn operation(&self) -> &'static str {
        self.failure.operation
    }

    /// The declared error, where the service answered one that the declaration has.
    pub fn service_error(&self) -> Option<&E> {
        self.modelled.as_ref()
    }

    /// The declared error by value.
    pub fn into_service_error(self) -> Option<E> {
        self.modelled
    }

    /// The code of the service's error, declared or not: `ResourceNotFoundException`.
    pub fn code(&self) -> Option<&str> {
        self.failure.service_metadata()?.code.as_deref()
    }

    /// What the service says about its error, without the copy of the request that it gives where it did not accept the
    /// signature: that has the session token in it.
    pub fn message(&self) -> Option<&str> {
        self.failure.service_metadata()?.message.as_deref()
    }

    /// The response's status, where there was a response.
    pub fn status(&self) -> Option<StatusCode> {
        self.failure.response.as_ref().map(|response| response.head.status)
    }

    /// The response's headers, where there was a response.
    pub fn headers(&self) -> Option<&http::HeaderMap> {
        self.failure.response.as_ref().map(|response| &response.head.headers)
    }

    /// The request id that AWS's support asks for, where the response has one.
    pub fn request_id(&self) -> Option<&str> {
        self.failure.request_id()
    }

    /// How AWS read the request, line by line, where it did not accept the signature and says what it expected.
    /// `Display` shows it too, below its line.
    pub fn signature_mismatch(&self) -> Option<&Mismatch> {
        self.failure.response.as_ref()?.mismatch.as_ref()
    }

    /// The raw body of the response, where there was one. `Debug` and `Display` never show it.
    pub fn body(&self) -> Option<&Bytes> {
        self.failure.response.as_ref().map(|response| &response.body)
    }

    /// The values that break the declaration, if that is what failed.
    pub fn violations(&self) -> &[Violation] {
        match &self.failure.cause {
            Cause::InvalidInput(invalid) => invalid.violations(),
            _ => &[],
        }
    }

    /// Whether sending the same request again may succeed: throttling, a server's fault, a lost connection, an error
    /// that is declared so. AWS's shared lists of codes decide where the declaration says nothing.
    pub fn is_retryable(&self) -> bool {
        self.failure.is_retryable()
    }

    /// Whether the service asks to slow down.
    pub fn is_throttling(&self) -> bool {
        self.failure.is_throttling()
    }

    /// Whether a limit on time ran out.
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// How many times the request was sent.
    pub fn attempts(&self) -> u32 {
        self.failure.attempts
    }

    /// From the call to the failure.
    pub fn elapsed(&self) -> Duration {
        self.failure.elapsed
    }

    /// The same error without the declared type: to gather errors of many operations in one place.
    pub fn erase(self) -> Error {
        Error { failure: self.failure, modelled: None }
    }
}

impl<E> From<Failure> for Error<E> {
    fn from(failure: Failure) -> Self {
        Self::from_parts(Box::new(failure), None)
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.failure.fmt(f)
    }
}

impl<E> fmt::Debug for Error<E> {
    /// Like `Display`, with the kind: a declared error may hold what is secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}: {})", self.kind(), self.failure)
    }
}

impl<E> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.failure.cause.source()
    }
}
