//! From values to a signed request, and from its answer to what the typed shell reads.

use std::{
    fmt::Write as _,
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

/// A request that is built and not yet signed.
pub(super) struct Prepared {
    unsigned: Unsigned,
    body: Body,
    idempotent: bool,
    limits: CallLimits,
}

impl Prepared {
    pub(super) fn into_parts(self) -> (Unsigned, Body) {
        (self.unsigned, self.body)
    }
}

/// What all attempts have in common.
pub(super) struct Unsigned {
    pub(super) operation: &'static OperationSchema,
    pub(super) head: request::Parts,
    pub(super) place: Resolved,
    pub(super) invocation: Invocation,
}

/// A success: its body is in memory unless the operation streams it.
pub(super) struct Received {
    pub(super) head: response::Parts,
    pub(super) body: Body,
    /// What it took, for the case that the response does not fit the declaration.
    pub(super) effort: Effort,
}

/// How many attempts ran, over what time.
#[derive(Clone, Copy, Default)]
pub(super) struct Effort {
    pub(super) attempts: u32,
    pub(super) elapsed: Duration,
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
        let mut context = RequestContext::new(&place.endpoint);
        if let Some(token) = &token {
            context = context.idempotency_token(token);
        }
        let (mut head, body) = protocol::build(operation, input, &context)?.into_parts();
        let mode = self.dispatch.retries.config().mode();
        let agent = place.user_agent.get_or_init(|| self.dispatch.user_agent.header(operation.service, mode));
        head.headers.insert(http::header::USER_AGENT, agent.clone());
        overwrite(&mut head.headers, options.headers);
        let idempotent = token.is_some() || operation.is_idempotent(&head.method);
        let unsigned = Unsigned { operation, head, place, invocation: Invocation::new(fastrand::u128(..)) };
        Ok(Prepared { unsigned, body, idempotent, limits: options.limits })
    }

    /// Makes attempts until one succeeds, within the limit on time of the whole call.
    pub(super) async fn exchange(&self, prepared: Prepared) -> Result<Received, Failure> {
        let span = Span::of_call(&prepared.unsigned);
        let outcome = span.run(self.within_limits(prepared)).await;
        span.end_call(&outcome);
        outcome
    }

    async fn within_limits(&self, mut prepared: Prepared) -> Result<Received, Failure> {
        let started = Instant::now();
        let limits = self.dispatch.limits.with(&prepared.limits);
        let mut progress = Progress { attempts: self.attempts(&prepared), last: None };
        let deadline = limits.operation.and_then(|limit| started.checked_add(limit));

        let run = self.run(&mut prepared, &limits, deadline, &mut progress);
        let outcome = match (deadline, limits.operation) {
            (Some(deadline), Some(limit)) => tokio::time::timeout_at(deadline, run).await.map_err(|_| limit),
            _ => Ok(run.await),
        };
        let outcome = outcome.unwrap_or_else(|limit| Err(progress.out_of_time(prepared.unsigned.operation, limit)));
        let effort = Effort { attempts: progress.attempts.made(), elapsed: started.elapsed() };
        match outcome {
            Ok(received) => Ok(Received { effort, ..received }),
            Err(failure) => Err(effort.without_unsent(&failure).of(failure)),
        }
    }

    fn attempts(&self, prepared: &Prepared) -> Attempts {
        const ONCE: RetryConfig = RetryConfig::disabled();
        let Unsigned { place, operation, .. } = &prepared.unsigned;
        let call = retry::Call::new(place.signing_name, operation.name).idempotent(prepared.idempotent);
        // What can be read once can be sent once.
        let config = if prepared.body.is_replayable() { prepared.limits.retry.as_ref() } else { Some(&ONCE) };
        self.dispatch.retries.call(&config.map_or(call, |config| call.config(config)))
    }

    async fn run(
        &self,
        prepared: &mut Prepared,
        limits: &Limits,
        deadline: Option<Instant>,
        progress: &mut Progress,
    ) -> Result<Received, Failure> {
        loop {
            let held_back = progress.attempts.ready(self.dispatch.uptime());
            wait(held_back).await;
            let body = prepared.body.replay().unwrap_or_else(|| std::mem::take(&mut prepared.body));
            let turn = Turn { number: progress.attempts.made(), max: progress.attempts.max(), deadline };
            let failed = match self.attempt(&prepared.unsigned, body, limits, turn).await {
                Ok(received) => {
                    progress.attempts.succeeded(self.dispatch.uptime());
                    return Ok(received);
                }
                Err(failed) => failed,
            };
            let left = deadline.map_or(Duration::MAX, |at| at.saturating_duration_since(Instant::now()));
            let now = self.dispatch.skew.now(SystemTime::now());
            let decision = progress.attempts.failed_with_limit(
                &failed.for_retry(),
                failed.asked(now),
                self.dispatch.uptime(),
                fastrand::f64(),
                left,
            );
            match decision {
                Decision::Retry { after, .. } => {
                    trace::retrying(turn.number, after);
                    progress.last = Some(failed.failure);
                    wait(after).await;
                }
                Decision::Stop { after, .. } => {
                    wait(after).await;
                    return Err(failed.failure);
                }
            }
        }
    }
}

/// Where a call stands; outlives the attempts when the call runs out of time.
struct Progress {
    attempts: Attempts,
    /// The last attempt's failure, told when no time was left to make another.
    last: Option<Failure>,
}

impl Progress {
    fn out_of_time(&mut self, operation: &'static OperationSchema, limit: Duration) -> Failure {
        let mut text = format!("no whole response within {limit:?}");
        if let Some(last) = self.last.take() {
            let _never_fails = write!(text, "; an attempt before failed: {last}");
        }
        Failure::new(operation.name, Cause::Timeout(text))
    }
}

impl Effort {
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
        Failure { attempts: self.attempts, elapsed: self.elapsed, ..failure }
    }
}

impl Received {
    pub(super) fn new(head: response::Parts, body: Body) -> Self {
        Self { head, body, effort: Effort::default() }
    }
}

impl OperationSchema {
    fn has_idempotency_token(&self) -> bool {
        self.input.members.iter().any(|member| member.traits.has(Traits::IDEMPOTENCY_TOKEN))
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
fn overwrite(headers: &mut HeaderMap, given: HeaderMap) {
    let mut last = None;
    for (name, value) in given {
        // `None` says that the name is the one before: a header with several values.
        if let Some(name) = name {
            headers.insert(name.clone(), value);
            last = Some(name);
        } else if let Some(name) = &last {
            headers.append(name.clone(), value);
        }
    }
}
