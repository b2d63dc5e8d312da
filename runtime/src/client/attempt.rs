//! One attempt: signed with the time of now, sent, received.

use std::{
    num::NonZeroU32,
    time::{Duration, SystemTime},
};

use http::request;
use tokio::time::Instant;

use super::{
    Inner, depth,
    exchange::{Common, Unsigned},
    limits::Limits,
    receive::{self, ReceiveError, Watched},
    signing::{self, Grant, Signing},
    trace::Span,
};
use crate::{
    body::Body,
    error::{Cause, Failure},
    retry::{self, Attempts, RetryKind, retry_after},
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
    /// The whole call has had its time.
    OutOfTime,
    Final,
}

/// Which attempt it is, and its time.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) number: u32,
    max: NonZeroU32,
    begun: Instant,
    /// When it must have ended.
    end: Option<Instant>,
    /// When the whole call must have ended.
    deadline: Option<Instant>,
}

impl Inner {
    pub(super) async fn attempt(
        &self,
        common: &Common,
        unsigned: &mut Unsigned,
        limits: &Limits,
        turn: &Turn,
    ) -> Result<http::Response<Body>, Failed> {
        let span = Span::of_attempt(&unsigned.head, turn);
        let outcome = span.run(self.attempt_in_time(common, unsigned, limits, turn)).await;
        span.end_attempt(&outcome);
        outcome
    }

    async fn attempt_in_time(
        &self,
        common: &Common,
        unsigned: &mut Unsigned,
        limits: &Limits,
        turn: &Turn,
    ) -> Result<http::Response<Body>, Failed> {
        let once = self.exchange_once(common, unsigned, limits, turn);
        // One timer for the attempt's own limit and the call's: the nearer of the two.
        let Some(end) = turn.end else { return once.await };
        tokio::time::timeout_at(end, once).await.unwrap_or_else(|_| {
            if turn.end == turn.deadline {
                return Err(Failed::new(limits.out_of_time(common.operation, None), Fate::OutOfTime));
            }
            let limit = limits.attempt.unwrap_or_default();
            let cause = Cause::Timeout(format!("no whole response within the {limit:?} of an attempt"));
            Err(Failed::new(Failure::new(common.operation.name, cause), Fate::Unanswered))
        })
    }

    async fn exchange_once(
        &self,
        common: &Common,
        unsigned: &mut Unsigned,
        limits: &Limits,
        turn: &Turn,
    ) -> Result<http::Response<Body>, Failed> {
        let operation = common.operation;
        let grant = self.grant(operation).await.map_err(|failure| Failed::new(failure, Fate::Final))?;
        // One look at the clock, and after the wait for credentials, if there was one: it is signed and sent at once.
        let sent = SystemTime::now();
        let offset = self.dispatch.skew.offset();
        let (request, signing) = self.request(common, unsigned, grant, turn, offset.add_to(sent))?;
        let broken = |error| Failed::transport(operation.name, error);
        let response = self.transport.send(request).await.map_err(broken)?;
        let received = SystemTime::now();
        let (head, body) = response.into_parts();
        receive::check_headers(&head.headers, limits.header_bytes)
            .map_err(|error| Failed::receive(operation.name, error))?;
        let mut body = Watched::new(body, limits.stall);

        if head.status.is_success() {
            self.dispatch.skew.learn(&head.headers, sent, received, None, offset);
            if operation.output.streams() {
                return Ok(http::Response::from_parts(head, body.into_body()));
            }
            let whole = receive::success(&mut body, limits.response_bytes).await;
            let whole = whole.and_then(|body| depth::check(&head.headers, &body, limits.json_depth).map(|()| body));
            return match whole {
                Ok(body) => Ok(http::Response::from_parts(head, body.into())),
                Err(error) => Err(Failed::receive(operation.name, error)),
            };
        }
        let mut failure = Failure::service(operation, head, receive::error(&mut body).await);
        if let Some(signing) = &signing {
            signing.explain(&mut failure, || {
                let mut head = unsigned.head.clone();
                common.announce(&mut head, turn, offset.add_to(sent));
                head
            });
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

    /// The attempt's request, and what it was signed with. `time` is the service's.
    fn request<'a>(
        &self,
        common: &'a Common,
        unsigned: &mut Unsigned,
        grant: Grant,
        turn: &Turn,
        time: SystemTime,
    ) -> Result<(http::Request<Body>, Option<Signing<'a>>), Failed> {
        let (mut head, body) = unsigned.next();
        common.announce(&mut head, turn, time);
        let signing = self.authorize(grant, common, signing::signable(&body), time, &mut head).map_err(|error| {
            Failed::new(Failure::new(common.operation.name, Cause::Configuration(error.into())), Fate::Final)
        })?;
        Ok((http::Request::from_parts(head, body), signing))
    }
}

impl Common {
    /// Puts in the headers that say which attempt of which call a request is. `time` is the service's.
    fn announce(&self, head: &mut request::Parts, turn: &Turn, time: SystemTime) {
        let ttl = turn.span().and_then(|span| time.checked_add(span));
        self.invocation.write(&mut head.headers, turn.number, turn.max, ttl);
    }
}

impl Turn {
    /// The attempt that `attempts` counted last, of its own limit on time, and the call's deadline.
    pub(super) fn new(attempts: &Attempts, begun: Instant, limit: Option<Duration>, deadline: Option<Instant>) -> Self {
        let own = limit.and_then(|limit| begun.checked_add(limit));
        let end = own.into_iter().chain(deadline).min();
        Self { number: attempts.made(), max: attempts.max(), begun, end, deadline }
    }

    /// How long it may take.
    fn span(&self) -> Option<Duration> {
        Some(self.end?.saturating_duration_since(self.begun))
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

    pub(super) fn is_out_of_time(&self) -> bool {
        matches!(self.fate, Fate::OutOfTime)
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
