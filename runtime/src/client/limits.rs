//! Bounds on how long a service may take and how much it may answer, and who says how often to try.

use std::{fmt::Write as _, time::Duration};

use crate::{
    error::{Cause, Failure},
    operation::OperationSchema,
    retry::RetryConfig,
};

/// The bounds of a client.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The whole call, with all attempts and the waits between them.
    pub(super) operation: Option<Duration>,
    /// One attempt: from signing until the last byte of a body that is read into memory.
    pub(super) attempt: Option<Duration>,
    /// Between two pieces of a body.
    pub(super) stall: Option<Duration>,
    /// The names and values of a response's headers.
    pub(super) header_bytes: u64,
    /// The body of a success that is read into memory.
    pub(super) response_bytes: u64,
    /// The levels of a JSON body, where fewer than the reader's own are wanted.
    pub(super) json_depth: Option<usize>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            operation: Some(Duration::from_mins(2)),
            attempt: Some(Duration::from_mins(1)),
            stall: Some(Duration::from_secs(20)),
            header_bytes: 128 * 1024,
            response_bytes: 64 * 1024 * 1024,
            json_depth: None,
        }
    }
}

/// What one request sets for itself; the client's own where it sets nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct CallLimits {
    pub(super) operation: Option<Duration>,
    pub(super) attempt: Option<Duration>,
    pub(super) retry: Option<RetryConfig>,
}

impl Limits {
    /// The limit of a call that is part of something with so much time left.
    pub(super) fn of_call(&self, left: Duration) -> Duration {
        self.operation.map_or(left, |limit| limit.min(left))
    }

    /// The failure of a call that has had all of its time. `last` is that of the attempt before, if there was one.
    pub(super) fn out_of_time(&self, operation: &OperationSchema, last: Option<&Failure>) -> Failure {
        let mut text = format!("no whole response within {:?}", self.operation.unwrap_or_default());
        if let Some(last) = last {
            let _never_fails = write!(text, "; an attempt before failed: {last}");
        }
        Failure::new(operation.name, Cause::Timeout(text))
    }

    pub(super) fn with(self, call: &CallLimits) -> Self {
        Self { operation: call.operation.or(self.operation), attempt: call.attempt.or(self.attempt), ..self }
    }
}
