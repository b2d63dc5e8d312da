//! From values to a signed request, and from its answer to what the typed shell reads.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use http::{HeaderMap, Method, request, response};
use tokio::time::Instant;

use super::{
    Inner,
    attempt::Turn,
    call::Options,
    endpoints::Resolved,
    limits::{CallLimits, Limits},
    trace::{self, Span},
};
use crate::{
    body::Body,
    error::{Cause, Failure},
    invocation::{Invocation, uuid},
    operation::{OperationSchema, OperationTraits},
    protocol::{self, RequestContext},
    retry::{self, Attempts, Decision, RetryConfig},
    shape::{Traits, Value},
};

/// A call that can be made.
pub(super) struct Prepared {
    pub(super) common: Common,
    pub(super) unsigned: Unsigned,
    idempotent: bool,
    limits: CallLimits,
}

/// What all attempts have in common.
pub(super) struct Common {
    pub(super) operation: &'static OperationSchema,
    pub(super) place: Arc<Resolved>,
    pub(super) invocation: Invocation,
}

/// A request that is built and not yet signed.
pub(super) struct Unsigned {
    pub(super) head: request::Parts,
    pub(super) body: Body,
}

impl Unsigned {
    /// The request of the next attempt; the same stays for the one after it.
    pub(super) fn next(&mut self) -> (request::Parts, Body) {
        // What was built has room for the headers that are added, and a copy has not: the copy stays.
        let copy = self.head.clone();
        let body = self.body.replay().unwrap_or_else(|| std::mem::take(&mut self.body));
        (std::mem::replace(&mut self.head, copy), body)
    }
}

/// A success: its body is in memory unless the operation streams it.
pub(super) struct Received {
    pub(super) head: response::Parts,
    pub(super) body: Body,
    /// What it took, for the case that the response does not fit the declaration.
    pub(super) effort: Effort,
}

/// How many attempts ran, and since when.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    pub(super) attempts: u32,
    started: Instant,
}

impl Inner {
    /// Everything that can be done, and can fail, without waiting.
    pub(super) fn prepare(
        &self,
        operation: &'static OperationSchema,
        input: &dyn Value,
        options: Options,
    ) -> Result<Prepared, Failure> {
        let configuration = |error| Failure::new(operation.name, Cause::Configuration(error));
        if let Some(invalid) = options.invalid {
            return Err(configuration(invalid));
        }
        let place = self.endpoints.resolve(operation.service).map_err(configuration)?;
        let token = operation.has_idempotency_token().then(|| uuid(fastrand::u128(..)));
        let mut context = RequestContext::new(&place.endpoint).of_client();
        if let Some(token) = &token {
            context = context.idempotency_token(token);
        }
        let (mut head, body) = protocol::build(operation, input, &context)?.into_parts();
        let mode = self.dispatch.retries.config().mode();
        let agent = place.user_agent.get_or_init(|| self.dispatch.user_agent.header(operation.service, mode));
        head.headers.insert(http::header::USER_AGENT, agent.clone());
        overwrite(&mut head.headers, &options.headers);
        let idempotent = token.is_some() || operation.is_idempotent(&head.method);
        let common = Common { operation, place, invocation: Invocation::new(fastrand::u128(..)) };
        Ok(Prepared { common, unsigned: Unsigned { head, body }, idempotent, limits: options.limits })
    }

    /// Makes attempts until one succeeds, within the limit on time of the whole call.
    pub(super) async fn exchange(&self, prepared: &mut Prepared) -> Result<Received, Failure> {
        let span = Span::of_call(&prepared.common);
        let outcome = span.run(self.counted(prepared)).await;
        span.end_call(&outcome);
        outcome
    }

    async fn counted(&self, prepared: &mut Prepared) -> Result<Received, Failure> {
        let started = Instant::now();
        let limits = self.dispatch.limits.with(&prepared.limits);
        let mut attempts = self.attempts(prepared);
        let outcome = self.run(prepared, &limits, started, &mut attempts).await;
        outcome.map_err(|failure| Effort { attempts: attempts.made(), started }.without_unsent(&failure).of(failure))
    }

    fn attempts(&self, prepared: &Prepared) -> Attempts {
        const ONCE: RetryConfig = RetryConfig::disabled();
        let Common { place, operation, .. } = &prepared.common;
        let call = retry::Call::new(place.signing_name, operation.name).idempotent(prepared.idempotent);
        // What can be read once can be sent once.
        let config = if prepared.unsigned.body.is_replayable() { prepared.limits.retry.as_ref() } else { Some(&ONCE) };
        self.dispatch.retries.call(&config.map_or(call, |config| call.config(config)))
    }

    async fn run(
        &self,
        prepared: &mut Prepared,
        limits: &Limits,
        started: Instant,
        attempts: &mut Attempts,
    ) -> Result<Received, Failure> {
        let Prepared { common, unsigned, .. } = prepared;
        let deadline = limits.operation.and_then(|limit| started.checked_add(limit));
        let left = |now| deadline.map_or(Duration::MAX, |at| at.saturating_duration_since(now));
        let mut begun = started;
        let mut last = None;
        loop {
            let held_back = attempts.ready(self.dispatch.uptime(begun));
            if !held_back.is_zero() {
                let left = left(begun);
                tokio::time::sleep(held_back.min(left)).await;
                if held_back > left {
                    return Err(limits.out_of_time(common.operation, last.as_ref()));
                }
                begun = Instant::now();
            }
            let turn = Turn::new(attempts, begun, limits.attempt, deadline);
            let failed = match self.attempt(common, unsigned, limits, &turn).await {
                Ok(response) => {
                    // The clock is looked at for who keeps to a rate.
                    let now = if attempts.are_rate_limited() { Instant::now() } else { begun };
                    attempts.succeeded(self.dispatch.uptime(now));
                    let (head, body) = response.into_parts();
                    return Ok(Received { head, body, effort: Effort { attempts: attempts.made(), started } });
                }
                Err(failed) if failed.is_out_of_time() => {
                    return Err(limits.out_of_time(common.operation, last.as_ref()));
                }
                Err(failed) => failed,
            };
            let now = Instant::now();
            let decision = attempts.failed_with_limit(
                &failed.for_retry(),
                failed.asked(self.dispatch.skew.now(SystemTime::now())),
                self.dispatch.uptime(now),
                fastrand::f64(),
                left(now),
            );
            match decision {
                Decision::Retry { after, .. } => {
                    trace::retrying(turn.number, after);
                    last = Some(failed.failure);
                    wait(after).await;
                }
                Decision::Stop { after, .. } => {
                    wait(after).await;
                    return Err(failed.failure);
                }
            }
            begun = Instant::now();
        }
    }
}

impl Effort {
    pub(super) fn elapsed(self) -> Duration {
        self.started.elapsed()
    }

    /// An attempt that failed before anything was sent is none.
    fn without_unsent(self, failure: &Failure) -> Self {
        match failure.cause {
            Cause::Credentials(_) | Cause::Configuration(_) => {
                Self { attempts: self.attempts.saturating_sub(1), ..self }
            }
            _ => self,
        }
    }

    pub(super) fn of(self, failure: Failure) -> Failure {
        Failure { attempts: self.attempts, elapsed: self.elapsed(), ..failure }
    }
}

impl OperationSchema {
    fn has_idempotency_token(&self) -> bool {
        self.input.any_has(Traits::IDEMPOTENCY_TOKEN)
    }

    fn is_idempotent(&self, method: &Method) -> bool {
        method.is_idempotent() || self.traits.has(OperationTraits::IDEMPOTENT)
    }
}

/// Does not yield when there is nothing to wait for.
async fn wait(span: Duration) {
    if !span.is_zero() {
        tokio::time::sleep(span).await;
    }
}

/// Takes the caller's headers over, in place of those of the same name.
fn overwrite(headers: &mut HeaderMap, given: &HeaderMap) {
    for name in given.keys() {
        headers.remove(name);
    }
    for (name, value) in given {
        headers.append(name.clone(), value.clone());
    }
}
