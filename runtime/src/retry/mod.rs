//! When a failed attempt is made again, and after what wait: the standard and adaptive retry modes that AWS's SDKs share.
//!
//! Nothing here reads a clock, draws a random number, sleeps or touches the network: all of that comes in as arguments,
//! so a caller that brings its own I/O can drive the same machine that the client of this crate drives.
//!
//! - [`RetryConfig`] is what a user sets (mode, attempts), or what the environment and the profile say;
//! - [`Retries`] is one client's state: for each service a quota of retries, and in adaptive mode a send rate;
//! - [`Attempts`] is one call: it is told how each attempt ended, and answers with a [`Decision`].
//!
//! The rules are those of the
//! [AWS SDKs and Tools reference guide, "Retry behavior"](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html).
//!
//! ```
//! use std::time::Duration;
//! use aws_operation::retry::{Call, Decision, Failure, Retries, RetryConfig, RetryKind};
//!
//! let retries = Retries::new(RetryConfig::standard());
//! let mut attempts = retries.call(&Call::new("iot", "UpdateStream"));
//! assert_eq!(attempts.ready(Duration::ZERO), Duration::ZERO); // standard mode never holds back the first attempt
//!
//! // The connection broke before an answer came; 0.5 is the random number.
//! let decision = attempts.failed(&Failure::Unanswered, None, Duration::from_millis(80), 0.5);
//! assert_eq!(decision, Decision::Retry { after: Duration::from_millis(25), kind: RetryKind::Transient });
//! ```

mod attempts;
mod backoff;
mod config;
mod failure;
mod quota;
mod rate_limit;
mod service;

pub use self::attempts::{Attempts, Call, Decision, Retries, Stop};
pub use self::backoff::retry_after;
pub use self::config::{InvalidRetrySetting, RetryConfig, RetryMode};
pub use self::failure::Failure;
pub use crate::error::RetryKind;
