//! An answer as raw HTTP, or none.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};

use crate::{shape::Document, transport::TransportErrorKind};

/// An answer that no handler gives: a raw response, or a connection that fails.
///
/// `Debug` shows neither headers nor body, which may hold secrets.
///
/// ```
/// use std::time::Duration;
/// use aws_operation::testing::Reply;
///
/// let busy = Reply::status(503).header("retry-after", "1").body("<html>busy</html>").delay(Duration::from_millis(20));
/// let documented = Reply::json(200, &serde_json::json!({ "streamVersion": 2 }));
/// let lost = Reply::connection_error();
/// ```
#[derive(Clone)]
pub struct Reply {
    outcome: Outcome,
    delay: Duration,
    /// Why it can't be given; told when it should be.
    problem: Option<String>,
}

#[derive(Clone)]
pub(super) enum Outcome {
    Response(Response<Bytes>),
    /// No response comes.
    Failure(TransportErrorKind),
}

impl Reply {
    /// A response of this status, from 200 to 999, without headers and body.
    pub fn status(status: u16) -> Self {
        let mut response = Response::new(Bytes::new());
        let valid = StatusCode::from_u16(status).ok().filter(|status| !status.is_informational());
        match valid {
            Some(status) => {
                *response.status_mut() = status;
                Self::from(response)
            }
            None => Self { problem: Some(format!("`{status}` is no final status of HTTP")), ..Self::from(response) },
        }
    }

    /// A response of this status and this JSON, as AWS documents it.
    pub fn json(status: u16, body: &Document) -> Self {
        Self::status(status).header("content-type", "application/json").body(body.to_string())
    }

    /// No response: the connection ends while it is waited for. The service may have acted on the request.
    pub fn connection_error() -> Self {
        Self::failure(TransportErrorKind::Exchange)
    }

    /// No response, for the reason of this kind. Over a [`Server`](super::Server) every kind is a connection that ends.
    pub fn failure(kind: TransportErrorKind) -> Self {
        Self { outcome: Outcome::Failure(kind), delay: Duration::ZERO, problem: None }
    }

    /// The same with this header too.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value), &mut self.outcome) {
            (Ok(name), Ok(value), Outcome::Response(response)) => {
                response.headers_mut().append(name, value);
            }
            (Ok(_), Ok(_), Outcome::Failure(_)) => self.problem = Some("a failure has no headers".to_owned()),
            _ => self.problem = Some(format!("`{name}` is no header, or its value is none")),
        }
        self
    }

    /// The same with this body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        match &mut self.outcome {
            Outcome::Response(response) => *response.body_mut() = body.into(),
            Outcome::Failure(_) => self.problem = Some("a failure has no body".to_owned()),
        }
        self
    }

    /// The same, given after this time.
    #[must_use]
    pub fn delay(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    pub(super) fn into_parts(self) -> Result<(Outcome, Duration), String> {
        match self.problem {
            Some(problem) => Err(format!("the reply cannot be given: {problem}")),
            None => Ok((self.outcome, self.delay)),
        }
    }
}

impl From<Response<Bytes>> for Reply {
    fn from(response: Response<Bytes>) -> Self {
        Self { outcome: Outcome::Response(response), delay: Duration::ZERO, problem: None }
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Outcome::Response(response) => {
                write!(f, "Reply({}, {} bytes", response.status().as_u16(), response.body().len())?;
            }
            Outcome::Failure(kind) => write!(f, "Reply({kind:?}")?,
        }
        if self.delay.is_zero() { f.write_str(")") } else { write!(f, ", after {:?})", self.delay) }
    }
}
