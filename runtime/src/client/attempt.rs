//! One attempt: signed with the time of now, sent, received.

use std::time::{Duration, SystemTime};

use http::request;
use tokio::time::Instant;

use super::{
    Inner, depth,
    exchange::{Received, Unsigned},
    limits::Limits,
    receive::{self, ReceiveError},
    signing,
    trace::Span,
};
use crate::{
    body::Body,
    error::{Cause, Failure},
    retry::{self, RetryKind, retry_after},
    transport::{TransportError, TransportErrorKind},
};

/// A failed attempt, with what decides on another one.
pub(super) struct Failed {
    pub(super) failure: Failure,
    /// What the failure means for a retry beyond what it says itself.
    fate: Fate,
}

#[derive(Clone, Copy)]
enum Fate {
    Unsent,
    Unanswered,
    Answered,
    Skewed,
    Final,
}

/// Which attempt it is.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) number: u32,
    pub(super) max: std::num::NonZeroU32,
    /// When the whole call must have ended.
    pub(super) deadline: Option<Instant>,
}

impl Inner {
    pub(super) async fn attempt(
        &self,
        unsigned: &Unsigned,
        body: Body,
        limits: &Limits,
        turn: Turn,
    ) -> Result<Received, Failed> {
        let span = Span::of_attempt(&unsigned.head, turn);
        let outcome = span.run(self.attempt_within_limit(unsigned, body, limits, turn)).await;
        span.end_attempt(&outcome);
        outcome
    }

    async fn attempt_within_limit(
        &self,
        unsigned: &Unsigned,
        body: Body,
        limits: &Limits,
        turn: Turn,
    ) -> Result<Received, Failed> {
        let Some(limit) = limits.attempt else { return self.exchange_once(unsigned, body, limits, turn).await };
        let once = self.exchange_once(unsigned, body, limits, turn);
        tokio::time::timeout(limit, once).await.unwrap_or_else(|_| {
            let cause = Cause::Timeout(format!("no whole response within the {limit:?} of an attempt"));
            Err(Failed::new(Failure::new(unsigned.operation.name, cause), Fate::Unanswered))
        })
    }

    async fn exchange_once(
        &self,
        unsigned: &Unsigned,
        body: Body,
        limits: &Limits,
        turn: Turn,
    ) -> Result<Received, Failed> {
        let operation = unsigned.operation;
        let offset = self.dispatch.skew.offset();
        let ttl = turn.left(limits).map(|left| offset.add_to(SystemTime::now() + left));
        let mut head = unsigned.head_of(turn, ttl);
        let signing = self.authorize(unsigned, signing::signable(&body), offset, &mut head).await;
        let signing = signing.map_err(|failure| Failed::new(failure, Fate::Final))?;
        let sent = SystemTime::now();
        let broken = |error| Failed::transport(operation.name, error);
        let response = self.transport.send(http::Request::from_parts(head, body)).await.map_err(broken)?;
        let received = SystemTime::now();
        let (head, body) = response.into_parts();
        receive::check_headers(&head.headers, limits.header_bytes)
            .map_err(|error| Failed::receive(operation.name, error))?;
        let body = receive::watched(body, limits.stall);

        if head.status.is_success() {
            self.dispatch.skew.learn(&head.headers, sent, received, None, offset);
            if operation.output.streams() {
                return Ok(Received::new(head, body));
            }
            let whole = receive::success(body, limits.response_bytes).await;
            let whole = whole.and_then(|body| depth::check(&head.headers, &body, limits.json_depth).map(|()| body));
            return match whole {
                Ok(body) => Ok(Received::new(head, body.into())),
                Err(error) => Err(Failed::receive(operation.name, error)),
            };
        }
        let mut failure = Failure::service(operation, head, receive::error(body).await);
        if let Some(signing) = &signing {
            signing.explain(&mut failure, || unsigned.head_of(turn, ttl));
        }
        let mut failed = Failed::new(failure, Fate::Answered);
        if let Some(response) = &failed.failure.response {
            let code = failed.failure.service_metadata().and_then(|metadata| metadata.code.as_deref());
            let headers = &response.head.headers;
            if self.dispatch.skew.learn(headers, sent, received, code, offset) {
                failed.fate = Fate::Skewed;
            }
        }
        Err(failed)
    }
}

impl Unsigned {
    /// The head of an attempt's request, as it is before it is signed.
    fn head_of(&self, turn: Turn, ttl: Option<SystemTime>) -> request::Parts {
        let mut head = self.head.clone();
        self.invocation.write(&mut head.headers, turn.number, turn.max, ttl);
        head
    }
}

impl Turn {
    /// How long the attempt may take, by its own limit and the call's.
    fn left(self, limits: &Limits) -> Option<Duration> {
        let left = self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        match (left, limits.attempt) {
            (Some(left), Some(limit)) => Some(left.min(limit)),
            (left, limit) => left.or(limit),
        }
    }
}

impl Failed {
    fn new(failure: Failure, fate: Fate) -> Self {
        Self { failure, fate }
    }

    fn transport(operation: &'static str, error: TransportError) -> Self {
        let (fate, cause) = match error.kind() {
            TransportErrorKind::Timeout => (Fate::Unanswered, Cause::Timeout(error.to_string())),
            TransportErrorKind::Connect => (Fate::Unsent, Cause::Transport(error.into(), true)),
            TransportErrorKind::Exchange => (Fate::Unanswered, Cause::Transport(error.into(), true)),
            TransportErrorKind::Request => (Fate::Final, Cause::Transport(error.into(), false)),
        };
        Self::new(Failure::new(operation, cause), fate)
    }

    fn receive(operation: &'static str, error: ReceiveError) -> Self {
        match error {
            ReceiveError::Broken(error) => {
                // A transport's body fails with the transport's own error, which says what it was about to do.
                let error = error.downcast::<TransportError>().map_or_else(
                    |error| TransportError::new(TransportErrorKind::Exchange, error),
                    |error| TransportError::new(TransportErrorKind::Exchange, error.into_source()),
                );
                Self::transport(operation, error)
            }
            ReceiveError::TooLong { .. } | ReceiveError::HeadersTooLong { .. } | ReceiveError::TooDeep { .. } => {
                let cause = Cause::Transport(error.to_string().into(), false);
                Self::new(Failure::new(operation, cause), Fate::Final)
            }
        }
    }

    /// The wait that the service asks for.
    pub(super) fn asked(&self, now: SystemTime) -> Option<Duration> {
        retry_after(&self.failure.response.as_ref()?.head.headers, now)
    }

    /// The failure in the retries' terms.
    pub(super) fn for_retry(&self) -> retry::Failure<'_> {
        match (self.fate, &self.failure.cause, &self.failure.response) {
            (Fate::Unsent, ..) => retry::Failure::Unsent,
            (Fate::Unanswered, ..) => retry::Failure::Unanswered,
            (Fate::Skewed, ..) => retry::Failure::Skewed,
            (Fate::Answered, Cause::Service { metadata, retryable, throttling }, Some(response)) => {
                retry::Failure::Answered {
                    status: response.head.status,
                    code: metadata.code.as_deref(),
                    modelled: RetryKind::declared(*retryable, *throttling),
                }
            }
            _ => retry::Failure::Final,
        }
    }
}
