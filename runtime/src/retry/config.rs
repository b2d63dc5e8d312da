use std::{error::Error, fmt, num::NonZeroU32, str::FromStr, time::Duration};

use crate::retry::{RetryKind, service};

/// How a client retries: the mode, the number of attempts, and the figures of the retry specification.
///
/// Every setting that is left unset takes the specification's default, which for two services (`DynamoDB` and its
/// streams) is not the general one.
///
/// ```
/// use std::{num::NonZeroU32, time::Duration};
/// use aws_operation::retry::RetryConfig;
///
/// let patient = RetryConfig::standard()
///     .with_max_attempts(NonZeroU32::new(5).unwrap())
///     .with_max_backoff(Duration::from_secs(5));
/// assert_eq!(patient.max_attempts("iot").get(), 5);
/// assert_eq!(RetryConfig::standard().max_attempts("dynamodb").get(), 4);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RetryConfig {
    mode: RetryMode,
    max_attempts: Option<NonZeroU32>,
    base_delay: Option<Duration>,
    throttling_base_delay: Duration,
    max_backoff: Duration,
    quota: u32,
    cost: u32,
    throttling_cost: u32,
    only_idempotent: bool,
}

const DEFAULT_MAX_ATTEMPTS: NonZeroU32 = NonZeroU32::new(3).unwrap(); // evaluated while compiling
const DEFAULT_BASE_DELAY: Duration = Duration::from_millis(50);

impl RetryConfig {
    /// Standard mode: three attempts, backoff from 50 ms (from 1 s when throttled) up to 20 s, a quota of 500 tokens of
    /// which a retry costs 14 (5 when throttled).
    pub const fn standard() -> Self {
        Self {
            mode: RetryMode::Standard,
            max_attempts: None,
            base_delay: None,
            throttling_base_delay: Duration::from_secs(1),
            max_backoff: Duration::from_secs(20),
            quota: 500,
            cost: 14,
            throttling_cost: 5,
            only_idempotent: false,
        }
    }

    /// Adaptive mode: standard mode, and a client-side send rate that falls when the service throttles.
    ///
    /// It can hold back first attempts too. It suits a client that talks to one resource; where several resources share
    /// the client, one that is throttled slows down the others.
    pub const fn adaptive() -> Self {
        let mut config = Self::standard();
        config.mode = RetryMode::Adaptive;
        config
    }

    /// One attempt and no retries.
    pub const fn disabled() -> Self {
        Self::standard().with_max_attempts(NonZeroU32::MIN)
    }

    /// The settings of the environment (`AWS_MAX_ATTEMPTS`, `AWS_RETRY_MODE`), then of the profile (`max_attempts`,
    /// `retry_mode`), then the defaults. Each closure looks up one name; an empty value counts as unset.
    ///
    /// Fails when a value is not a number above zero, or not a mode.
    ///
    /// ```
    /// use aws_operation::retry::{RetryConfig, RetryMode};
    ///
    /// let env = |name: &str| (name == "AWS_MAX_ATTEMPTS").then(|| "5".to_owned());
    /// let profile = |key: &str| (key == "retry_mode").then(|| "adaptive".to_owned());
    /// let config = RetryConfig::from_settings(env, profile)?;
    /// assert_eq!(config.mode(), RetryMode::Adaptive);
    /// assert_eq!(config.max_attempts("iot").get(), 5);
    /// # Ok::<(), aws_operation::retry::InvalidRetrySetting>(())
    /// ```
    pub fn from_settings(
        env: impl Fn(&str) -> Option<String>,
        profile: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, InvalidRetrySetting> {
        let setting = |variable: &'static str, key: &'static str| {
            let filled = |value: &String| !value.trim().is_empty();
            env(variable)
                .filter(filled)
                .map(|value| (variable, value))
                .or_else(|| profile(key).filter(filled).map(|value| (key, value)))
        };
        let mut config = Self::standard();
        if let Some((name, value)) = setting("AWS_RETRY_MODE", "retry_mode") {
            config.mode = value.trim().parse().map_err(|()| InvalidRetrySetting { name, value })?;
        }
        if let Some((name, value)) = setting("AWS_MAX_ATTEMPTS", "max_attempts") {
            let parsed = value.trim().parse().map_err(|_| InvalidRetrySetting { name, value })?;
            config.max_attempts = Some(parsed);
        }
        Ok(config)
    }

    /// Attempts in all, the first one included; 3 unless set, 4 for `DynamoDB`.
    #[must_use]
    pub const fn with_max_attempts(mut self, attempts: NonZeroU32) -> Self {
        self.max_attempts = Some(attempts);
        self
    }

    /// The ceiling of the first wait after a failure that is not throttling; it doubles with each attempt. 50 ms unless
    /// set, 25 ms for `DynamoDB`.
    #[must_use]
    pub const fn with_base_delay(mut self, delay: Duration) -> Self {
        self.base_delay = Some(delay);
        self
    }

    /// The same for a throttled attempt: 1 s unless set.
    #[must_use]
    pub const fn with_throttling_base_delay(mut self, delay: Duration) -> Self {
        self.throttling_base_delay = delay;
        self
    }

    /// No computed wait is longer than this: 20 s unless set. What a server asks for can add up to 5 s.
    #[must_use]
    pub const fn with_max_backoff(mut self, delay: Duration) -> Self {
        self.max_backoff = delay;
        self
    }

    /// The tokens that retries to one service may spend: 500 unless set. An empty quota fails calls at once instead of
    /// adding load to a service that is down.
    #[must_use]
    pub const fn with_quota(mut self, tokens: u32) -> Self {
        self.quota = tokens;
        self
    }

    /// What one retry takes from the quota: 14 tokens unless set, 5 when throttled.
    #[must_use]
    pub const fn with_costs(mut self, transient: u32, throttling: u32) -> Self {
        self.cost = transient;
        self.throttling_cost = throttling;
        self
    }

    /// When set, an operation that is not idempotent is not sent again after a failure that leaves open whether the
    /// service did the work: a connection that broke after the request went out, a time limit, a server error.
    ///
    /// AWS's own SDKs send again in these cases, and so does this crate unless told otherwise. An operation is
    /// idempotent when its HTTP method is (`GET`, `HEAD`, `PUT`, `DELETE`, `OPTIONS`) or when it carries an idempotency token.
    #[must_use]
    pub const fn with_only_idempotent(mut self, only: bool) -> Self {
        self.only_idempotent = only;
        self
    }

    /// The mode.
    pub const fn mode(&self) -> RetryMode {
        self.mode
    }

    /// Attempts in all for an operation of the service with this signing name.
    pub fn max_attempts(&self, signing_name: &str) -> NonZeroU32 {
        self.max_attempts.or_else(|| service::max_attempts(signing_name)).unwrap_or(DEFAULT_MAX_ATTEMPTS)
    }

    pub(super) fn base_delay(&self, signing_name: &str) -> Duration {
        self.base_delay.or_else(|| service::base_delay(signing_name)).unwrap_or(DEFAULT_BASE_DELAY)
    }

    pub(super) const fn throttling_base_delay(&self) -> Duration {
        self.throttling_base_delay
    }

    pub(super) const fn max_backoff(&self) -> Duration {
        self.max_backoff
    }

    pub(super) const fn quota(&self) -> u32 {
        self.quota
    }

    pub(super) const fn cost(&self, kind: RetryKind) -> u32 {
        match kind {
            RetryKind::Transient => self.cost,
            RetryKind::Throttling => self.throttling_cost,
        }
    }

    pub(super) const fn only_idempotent(&self) -> bool {
        self.only_idempotent
    }
}

impl Default for RetryConfig {
    fn default() -> Self {
        Self::standard()
    }
}

/// The retry mode, as `AWS_RETRY_MODE` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryMode {
    /// Attempts, quota and backoff. The value `legacy`, which other SDKs know, is read as this one.
    Standard,
    /// Standard, and a client-side send rate.
    Adaptive,
}

impl FromStr for RetryMode {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        // A profile is shared with tools that still know `legacy`: it must not make this client fail.
        if text.eq_ignore_ascii_case("standard") || text.eq_ignore_ascii_case("legacy") {
            Ok(Self::Standard)
        } else if text.eq_ignore_ascii_case("adaptive") {
            Ok(Self::Adaptive)
        } else {
            Err(())
        }
    }
}

/// A retry setting of the environment or the profile that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidRetrySetting {
    name: &'static str,
    value: String,
}

impl fmt::Display for InvalidRetrySetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = match self.name {
            "AWS_RETRY_MODE" | "retry_mode" => "`standard` or `adaptive`",
            _ => "a whole number above 0",
        };
        write!(f, "`{}` is `{}`, set it to {expected}", self.name, self.value)
    }
}

impl Error for InvalidRetrySetting {}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(env: &[(&str, &str)], profile: &[(&str, &str)]) -> Result<RetryConfig, InvalidRetrySetting> {
        let lookup = |pairs: &[(&str, &str)], name: &str| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        RetryConfig::from_settings(|name| lookup(env, name), |key| lookup(profile, key))
    }

    #[test]
    fn nothing_set_is_standard_mode_with_the_defaults_of_the_service() {
        let config = settings(&[], &[]).unwrap();
        assert_eq!(config, RetryConfig::standard());
        assert_eq!(config.max_attempts("iot").get(), 3);
        assert_eq!(config.max_attempts("dynamodb").get(), 4);
        assert_eq!(config.base_delay("iot"), Duration::from_millis(50));
        assert_eq!(config.base_delay("dynamodb"), Duration::from_millis(25));
    }

    #[test]
    fn the_environment_comes_before_the_profile_and_an_empty_value_is_unset() {
        let config = settings(
            &[("AWS_MAX_ATTEMPTS", " 7 "), ("AWS_RETRY_MODE", "")],
            &[("max_attempts", "2"), ("retry_mode", "Adaptive")],
        )
        .unwrap();
        assert_eq!(config.max_attempts("dynamodb").get(), 7);
        assert_eq!(config.mode(), RetryMode::Adaptive);
    }

    #[test]
    fn legacy_is_standard() {
        assert_eq!(settings(&[("AWS_RETRY_MODE", "legacy")], &[]).unwrap().mode(), RetryMode::Standard);
    }

    #[test]
    fn a_value_that_can_not_be_read_is_named_with_what_to_write() {
        let error = |env, profile| settings(env, profile).unwrap_err().to_string();
        assert_eq!(
            error(&[("AWS_MAX_ATTEMPTS", "0")], &[]),
            "`AWS_MAX_ATTEMPTS` is `0`, set it to a whole number above 0"
        );
        assert_eq!(error(&[], &[("max_attempts", "-1")]), "`max_attempts` is `-1`, set it to a whole number above 0");
        assert_eq!(error(&[], &[("retry_mode", "fast")]), "`retry_mode` is `fast`, set it to `standard` or `adaptive`");
    }
}
