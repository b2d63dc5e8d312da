//! Spans of calls and attempts, with the attribute names of OpenTelemetry's
//! [RPC](https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/) and
//! [AWS SDK](https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/) conventions.
//!
//! What is recorded is listed here and nowhere else: names, numbers, codes and ids. No header, path, body, message or
//! credential is handed to a span, so none can be shown by one. Without the feature `tracing` all of it is nothing.

use std::{future::Future, time::Duration};

use http::request;

use super::{
    attempt::{Failed, Turn},
    exchange::{Common, Received},
};
use crate::{body::Body, error::Failure};

/// The span of a call or of an attempt; nothing without the feature.
pub(super) struct Span {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(feature = "tracing")]
impl Span {
    pub(super) fn of_call(common: &Common) -> Self {
        use tracing::field::Empty;

        let (service, method) = (common.operation.service.id(), common.operation.name);
        let span = tracing::info_span!(
            "aws.call",
            otel.name = %format_args!("{service}/{method}"),
            otel.kind = "client",
            rpc.system = "aws-api",
            rpc.service = service,
            rpc.method = method,
            cloud.region = &*common.place.signing_region,
            aws.request_id = Empty,
            http.response.status_code = Empty,
            error.type = Empty,
            attempts = Empty,
        );
        Self { span }
    }

    pub(super) fn of_attempt(head: &request::Parts, turn: &Turn) -> Self {
        use tracing::field::Empty;

        let span = tracing::debug_span!(
            "aws.attempt",
            otel.name = "attempt",
            http.request.method = head.method.as_str(),
            http.request.resend_count = turn.number.saturating_sub(1),
            server.address = head.uri.host(),
            server.port = head.uri.port_u16(),
            aws.request_id = Empty,
            http.response.status_code = Empty,
            error.type = Empty,
        );
        Self { span }
    }

    pub(super) async fn run<F: Future>(&self, future: F) -> F::Output {
        use tracing::Instrument as _;

        future.instrument(self.span.clone()).await
    }

    pub(super) fn end_call(&self, outcome: &Result<Received, Failure>) {
        match outcome {
            Ok(received) => {
                self.span.record("attempts", received.effort.attempts);
                self.record_response(received.head.status, received.head.headers.get(REQUEST_ID));
            }
            Err(failure) => {
                self.span.record("attempts", failure.attempts);
                self.record_failure(failure);
            }
        }
    }

    pub(super) fn end_attempt(&self, outcome: &Result<http::Response<Body>, Failed>) {
        match outcome {
            Ok(response) => self.record_response(response.status(), response.headers().get(REQUEST_ID)),
            Err(failed) => self.record_failure(&failed.failure),
        }
    }

    fn record_response(&self, status: http::StatusCode, id: Option<&http::HeaderValue>) {
        self.span.record("http.response.status_code", status.as_u16());
        if let Some(id) = id.and_then(|id| id.to_str().ok()) {
            self.span.record("aws.request_id", id);
        }
    }

    fn record_failure(&self, failure: &Failure) {
        if let Some(response) = &failure.response {
            self.span.record("http.response.status_code", response.head.status.as_u16());
        }
        if let Some(id) = failure.request_id() {
            self.span.record("aws.request_id", id);
        }
        let code = failure.service_metadata().and_then(|metadata| metadata.code.as_deref());
        match code {
            Some(code) => self.span.record("error.type", code),
            None => self.span.record("error.type", tracing::field::debug(failure.cause.kind())),
        };
    }
}

#[cfg(feature = "tracing")]
const REQUEST_ID: &str = "x-amzn-requestid";

/// Another attempt follows.
#[cfg(feature = "tracing")]
pub(super) fn retrying(attempt: u32, after: Duration) {
    tracing::debug!(attempt, ?after, "the attempt failed, another one follows");
}

#[cfg(not(feature = "tracing"))]
#[expect(clippy::unused_self, reason = "the same calls as with the feature")]
impl Span {
    pub(super) fn of_call(_: &Common) -> Self {
        Self {}
    }

    pub(super) fn of_attempt(_: &request::Parts, _: &Turn) -> Self {
        Self {}
    }

    pub(super) fn run<F: Future>(&self, future: F) -> F {
        future
    }

    pub(super) fn end_call(&self, _: &Result<Received, Failure>) {}

    pub(super) fn end_attempt(&self, _: &Result<http::Response<Body>, Failed>) {}
}

#[cfg(not(feature = "tracing"))]
pub(super) fn retrying(_: u32, _: Duration) {}
