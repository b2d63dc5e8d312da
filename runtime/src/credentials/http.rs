//! Requests to the services that give out credentials: each attempt has a time limit, and few follow the first.

use std::{future::poll_fn, pin::Pin, time::Duration};

use bytes::{Bytes, BytesMut};
use http::{HeaderName, HeaderValue, Method, Request, StatusCode, uri::InvalidUri};
use http_body::Body as _;

use crate::{
    Body,
    system::System,
    transport::{BoxFuture, TransportErrorKind},
};

/// No answer that holds credentials is larger.
const LIMIT: usize = 256 * 1024;

/// How long to wait and how often to try.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// For one attempt, its answer's body included.
    pub(super) timeout: Duration,
    /// Attempts in all while the answer is that of an overloaded or faulty server.
    pub(super) attempts: u32,
    /// Attempts in all while there is no answer.
    pub(super) unanswered: u32,
}

impl Patience {
    /// For services of AWS over the internet.
    pub(super) const SERVICE: Self = Self { timeout: Duration::from_secs(10), attempts: 3, unanswered: 3 };
}

/// A whole answer. It has no `Debug`: the body may hold secrets.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
}

impl Answer {
    pub(super) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.body).ok().map(str::trim)
    }
}

/// Why there is no whole answer. It shows no body, which may hold secrets.
#[derive(Debug)]
pub(super) enum Unanswered {
    /// Nobody is there: no connection, or nothing but silence.
    Unreachable(String),
    /// Somebody is there, and gave no answer that can be read.
    Unreadable(String),
}

impl Unanswered {
    pub(super) fn reason(self) -> String {
        match self {
            Self::Unreachable(reason) | Self::Unreadable(reason) => reason,
        }
    }
}

/// A request with one header, or why there can be none: what is configured does not make a URI.
pub(super) fn request(
    method: Method,
    uri: &str,
    (name, value): (HeaderName, HeaderValue),
    body: Bytes,
) -> Result<Request<Bytes>, String> {
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri.parse().map_err(|error: InvalidUri| error.to_string())?;
    request.headers_mut().insert(name, value);
    Ok(request)
}

/// Sends the request, unless there is none, until there is an answer to go by or the patience is at its end. `again` says
/// which answers are worth another attempt.
pub(super) fn send(
    system: &System,
    patience: Patience,
    request: Result<Request<Bytes>, String>,
    again: fn(&Answer) -> bool,
) -> BoxFuture<'_, Result<Answer, Unanswered>> {
    Box::pin(async move {
        let request = request.map_err(Unanswered::Unreadable)?;
        let mut attempt = 1;
        loop {
            let outcome = match tokio::time::timeout(patience.timeout, exchange(system, request.clone())).await {
                Ok(outcome) => outcome,
                Err(_) => Err(Unanswered::Unreachable(format!("no answer within {:?}", patience.timeout))),
            };
            let last = match &outcome {
                Ok(answer) => !again(answer) || attempt >= patience.attempts,
                Err(_) => attempt >= patience.unanswered,
            };
            if last {
                return outcome;
            }
            tokio::time::sleep(wait(attempt)).await;
            attempt += 1;
        }
    })
}

/// Whether the server was overloaded or at fault itself.
pub(super) fn is_transient(answer: &Answer) -> bool {
    answer.status.is_server_error() || answer.status == StatusCode::TOO_MANY_REQUESTS
}

async fn exchange(system: &System, request: Request<Bytes>) -> Result<Answer, Unanswered> {
    let response = system.transport().send(request.map(Body::from)).await.map_err(|error| {
        let reason = error.to_string();
        match error.kind() {
            TransportErrorKind::Connect | TransportErrorKind::Timeout => Unanswered::Unreachable(reason),
            _ => Unanswered::Unreadable(reason),
        }
    })?;
    let (head, body) = response.into_parts();
    let body = collect(body).await.map_err(Unanswered::Unreadable)?;
    Ok(Answer { status: head.status, body })
}

async fn collect(mut body: Body) -> Result<Bytes, String> {
    let mut bytes = BytesMut::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|error| format!("the answer broke off: {error}"))?;
        if let Ok(data) = frame.into_data() {
            bytes.extend_from_slice(&data);
        }
        if bytes.len() > LIMIT {
            return Err(format!("the answer is larger than {LIMIT} bytes"));
        }
    }
    Ok(bytes.freeze())
}

/// Up to 0.1 s, 0.2 s, 0.4 s .. 1 s, at random so that a fleet does not come back in step.
fn wait(attempt: u32) -> Duration {
    let longest = (0.05 * 2_f64.powi(attempt.min(5).cast_signed())).min(1.0);
    Duration::from_secs_f64(longest * (0.5 + fastrand::f64() / 2.0))
}
