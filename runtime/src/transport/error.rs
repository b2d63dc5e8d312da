//! Why no response came back.

use std::{error::Error, fmt};

use crate::body::BoxError;

/// Why a request could not be sent, or its response not be received.
///
/// ```
/// use aws_operation::transport::{TransportError, TransportErrorKind};
///
/// let error = TransportError::new(TransportErrorKind::Connect, "connection refused");
/// assert_eq!(error.to_string(), "could not connect: connection refused");
/// ```
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: BoxError,
}

/// What a [`TransportError`] was about to do.
///
/// ```
/// assert_ne!(aws_operation::transport::TransportErrorKind::Connect, aws_operation::transport::TransportErrorKind::Timeout);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// To connect: look the name up, open the socket, agree on TLS. Nothing was sent.
    Connect,
    /// To send the request or to receive the response: the service may have acted on it.
    Exchange,
    /// To wait: the transport's own limit on time ran out.
    Timeout,
    /// To take the request: it cannot be sent as it is. Nothing was sent.
    Request,
}

impl TransportError {
    /// An error of this kind, with what caused it.
    pub fn new(kind: TransportErrorKind, source: impl Into<BoxError>) -> Self {
        Self { kind, source: source.into() }
    }

    /// What caused it.
    #[cfg(feature = "client")]
    pub(crate) fn into_source(self) -> BoxError {
        self.source
    }

    /// What it was about to do.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    /// With all of its causes: the first alone mostly says "error sending request".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "could not connect",
            TransportErrorKind::Exchange => "the connection failed before a whole response came back",
            TransportErrorKind::Timeout => "the transport's limit on time ran out",
            TransportErrorKind::Request => "the request cannot be sent as it is",
        })?;
        write!(f, ": {}", with_causes(&*self.source))
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

/// The error and its causes in one line. Some errors tell their cause themselves, OpenSSL's do: it is not told again.
pub(super) fn with_causes(error: &(dyn Error + 'static)) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !line.contains(&text) {
            line = line + ": " + &text;
        }
        cause = error.source();
    }
    line
}

/// An error that shows a cause in its place: below as many lines as said, or the last one where there are fewer.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[derive(Debug)]
pub(super) struct Cause<E> {
    pub(super) error: E,
    pub(super) below: usize,
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
impl<E: Error + 'static> Cause<E> {
    fn shown(&self) -> &(dyn Error + 'static) {
        let mut shown: &(dyn Error + 'static) = &self.error;
        for _ in 0..self.below {
            shown = shown.source().unwrap_or(shown);
        }
        shown
    }
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
impl<E: Error + 'static> fmt::Display for Cause<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.shown(), f)
    }
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
impl<E: Error + 'static> Error for Cause<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.shown().source()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Layer(&'static str, Option<Box<Layer>>);

    impl fmt::Display for Layer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Layer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref().map(|error| error as _)
        }
    }

    #[test]
    fn each_cause_is_told_once() {
        let deepest = Layer("no file", None);
        let error = Layer("no roots", Some(Box::new(Layer("verify failed: no roots", Some(Box::new(deepest))))));
        assert_eq!(with_causes(&error), "no roots: verify failed: no roots: no file");
        let error = Layer("verify failed (no roots)", Some(Box::new(Layer("verify failed", None))));
        let error = TransportError::new(TransportErrorKind::Connect, error);
        assert_eq!(error.to_string(), "could not connect: verify failed (no roots)");
    }
}
