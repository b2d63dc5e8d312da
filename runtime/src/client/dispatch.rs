//! The builder's settings for how requests are sent: limits on time and size, retries, who calls.

use std::time::Duration;

use tokio::time::Instant;

use super::{
    builder::{BuildError, ClientBuilder},
    limits::Limits,
};
use crate::{
    profile,
    retry::{Retries, RetryConfig},
    skew::ClockSkew,
    user_agent::UserAgent,
};

/// The longest that the default transport takes to connect unless said otherwise.
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// What is set by hand.
pub(super) struct Settings {
    limits: Limits,
    pub(super) connect_timeout: Option<Duration>,
    retry: Option<RetryConfig>,
    app_id: Option<String>,
    products: Vec<(String, String)>,
}

/// The state with which a client sends: one for all of its clones.
pub(super) struct Dispatch {
    pub(super) limits: Limits,
    pub(super) retries: Retries,
    pub(super) skew: ClockSkew,
    pub(super) user_agent: UserAgent,
    started: Instant,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            connect_timeout: Some(CONNECT_TIMEOUT),
            retry: None,
            app_id: None,
            products: Vec::new(),
        }
    }
}

impl Settings {
    /// With what the environment and the profile say where nothing is set by hand.
    pub(super) fn build(self, found: Option<&profile::Settings>) -> Result<Dispatch, BuildError> {
        let env = |name: &str| found?.env().var(name);
        let profile = |key: &str| found?.profiles().setting(key).map(str::to_owned);
        let retry = match self.retry {
            Some(config) => config,
            None => RetryConfig::from_settings(env, profile).map_err(BuildError::new)?,
        };
        let mut user_agent = UserAgent::from_settings(env, profile);
        if let Some(id) = &self.app_id {
            user_agent = user_agent.with_app_id(id);
        }
        for (name, version) in &self.products {
            user_agent = user_agent.with_product(name, version);
        }
        Ok(Dispatch {
            limits: self.limits,
            retries: Retries::new(retry),
            skew: ClockSkew::new(),
            user_agent,
            started: Instant::now(),
        })
    }
}

impl Dispatch {
    /// A moment as the retries' rate limit counts it.
    pub(super) fn uptime(&self, moment: Instant) -> Duration {
        moment.saturating_duration_since(self.started)
    }
}

impl ClientBuilder {
    /// The longest that a call may take, all attempts and the waits between them included: two minutes unless said
    /// otherwise, no limit with `None`.
    pub fn operation_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.dispatch.limits.operation = timeout.into();
        self
    }

    /// The longest that one attempt may take, until the last byte of a body that is read into memory: one minute unless
    /// said otherwise, no limit with `None`. Another attempt may follow.
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.dispatch.limits.attempt = timeout.into();
        self
    }

    /// The longest that a response's body may pause, a streamed one too: 20 seconds unless said otherwise, no limit with
    /// `None`.
    pub fn stall_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.dispatch.limits.stall = timeout.into();
        self
    }

    /// The longest that connecting may take, TLS included: five seconds unless said otherwise, no limit with `None`. A
    /// transport that is handed in has its own.
    pub fn connect_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.dispatch.connect_timeout = timeout.into();
        self
    }

    /// The longest body that is read into memory, 64 MiB unless said otherwise; a streamed output has no such limit.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.dispatch.limits.response_bytes = bytes;
        self
    }

    /// How many arrays and objects of a response's JSON may be open at once. Unless said otherwise it is 127, which is
    /// the most; what the declaration does not read counts too where a limit is set here.
    pub fn max_json_depth(mut self, levels: usize) -> Self {
        self.dispatch.limits.json_depth = Some(levels);
        self
    }

    /// The longest that a response's headers may be, names and values together: 128 KiB unless said otherwise. A
    /// transport may have a bound of its own, as reqwest has at some 400 KiB and 100 headers.
    pub fn max_header_bytes(mut self, bytes: u64) -> Self {
        self.dispatch.limits.header_bytes = bytes;
        self
    }

    /// How to retry. Unless said otherwise it is AWS's standard mode, with what the environment and the profile say
    /// of it.
    pub fn retry(mut self, config: RetryConfig) -> Self {
        self.dispatch.retry = Some(config);
        self
    }

    /// The application's id, which AWS shows in its logs; unless said otherwise, that of `AWS_SDK_UA_APP_ID`.
    pub fn app_id(mut self, id: impl Into<String>) -> Self {
        self.dispatch.app_id = Some(id.into());
        self
    }

    /// Adds a product to the `user-agent` header: the name and version of what calls.
    pub fn product(mut self, name: impl Into<String>, version: impl Into<String>) -> Self {
        self.dispatch.products.push((name.into(), version.into()));
        self
    }
}
