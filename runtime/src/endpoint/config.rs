//! The endpoint that a user configures: in code, by environment variables, in a profile.

use std::{error::Error, fmt};

use crate::service::Service;

use super::{Endpoint, EndpointError, EndpointParams, InvalidEndpoint, partition::Partition, resolve};

/// What is configured of endpoints. `None` is not configured.
///
/// What code sets stands; [`or_from`](Self::or_from) fills the rest from environment and profile, in the order of
/// [AWS's SDKs](https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html).
///
/// ```
/// use aws_operation::{endpoint::EndpointConfig, service::Service};
///
/// const IOT: Service = Service::new("iot", "IoT");
///
/// let env = |name: &str| (name == "AWS_ENDPOINT_URL_IOT").then(|| "http://localhost:4566".to_owned());
/// let config = EndpointConfig::default().or_from(&IOT, &env, &|_| None)?;
/// assert_eq!(config.endpoint(&IOT, "eu-west-1")?.to_string(), "http://localhost:4566");
/// assert_eq!(config.url_source(), Some("AWS_ENDPOINT_URL_IOT"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndpointConfig {
    /// The endpoint that takes the place of AWS's.
    pub url: Option<Endpoint>,
    /// Whether AWS's endpoint must use FIPS-validated cryptography.
    pub fips: Option<bool>,
    /// Whether AWS's endpoint must be reachable by IPv6 too.
    pub dual_stack: Option<bool>,
    /// Whether endpoints that environment and profile configure do not count.
    pub ignore_configured_urls: Option<bool>,
    url_source: Option<String>,
}

/// A setting that a profile may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting<'a> {
    /// A key of the profile itself.
    Profile(&'a str),
    /// A key of one service in the `[services ..]` section that the profile names.
    Service {
        /// The service id in lower case, blanks as `_`: `ivs_realtime`.
        service: &'a str,
        /// The key.
        key: &'a str,
    },
}

impl EndpointConfig {
    /// Fills what is not configured yet: from the environment, then from the profile; a service's own setting goes before
    /// the common one.
    ///
    /// `env` gives the value of a variable, `profile` the value of a setting; an empty value counts as none.
    ///
    /// # Errors
    ///
    /// Where a value is neither `true` nor `false`, or not an endpoint: it names the setting.
    pub fn or_from(
        mut self,
        service: &Service,
        env: &dyn Fn(&str) -> Option<String>,
        profile: &dyn Fn(Setting<'_>) -> Option<String>,
    ) -> Result<Self, InvalidSetting> {
        let found = Found { env, profile };
        self.fips = found.flag(self.fips, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")?;
        self.dual_stack = found.flag(self.dual_stack, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")?;
        self.ignore_configured_urls = found.flag(
            self.ignore_configured_urls,
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls",
        )?;
        if self.url.is_none()
            && self.ignore_configured_urls != Some(true)
            && let Some((source, value)) = found.url(service)
        {
            self.url = Some(value.parse().map_err(|problem| InvalidSetting::url(&source, problem))?);
            self.url_source = Some(source);
        }
        Ok(self)
    }

    /// The endpoint of a service: the configured one, else AWS's in the region.
    ///
    /// # Errors
    ///
    /// As [`resolve`] has them; and where an endpoint is configured and FIPS or dual-stack asked for, which only AWS's own
    /// can keep.
    pub fn endpoint(&self, service: &Service, region: &str) -> Result<Endpoint, EndpointError> {
        let fips = self.fips.unwrap_or(false);
        let dual_stack = self.dual_stack.unwrap_or(false);
        match &self.url {
            Some(_) if fips => Err(EndpointError::configured_and_fips()),
            Some(_) if dual_stack => Err(EndpointError::configured_and_dual_stack()),
            Some(url) => {
                let mut endpoint = url.clone();
                endpoint.signing_region = Partition::of_pseudo_region(region).map(|of| of.global_region.to_owned());
                Ok(endpoint)
            }
            None => resolve(service, &EndpointParams { region, fips, dual_stack }),
        }
    }

    /// Which setting the endpoint is from, where environment or profile configure it.
    pub fn url_source(&self) -> Option<&str> {
        self.url_source.as_deref()
    }
}

/// A setting of endpoints that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSetting {
    setting: String,
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    Flag(String),
    Url(InvalidEndpoint),
}

impl InvalidSetting {
    fn flag(setting: &str, value: &str) -> Self {
        Self { setting: setting.to_owned(), problem: Problem::Flag(value.to_owned()) }
    }

    fn url(setting: &str, problem: InvalidEndpoint) -> Self {
        Self { setting: setting.to_owned(), problem: Problem::Url(problem) }
    }
}

impl fmt::Display for InvalidSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let setting = &self.setting;
        match &self.problem {
            Problem::Flag(value) => write!(f, "`{setting}` is `{value}`: set it to `true` or `false`"),
            Problem::Url(problem) => write!(f, "`{setting}`: {problem}"),
        }
    }
}

impl Error for InvalidSetting {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.problem {
            Problem::Flag(_) => None,
            Problem::Url(problem) => Some(problem),
        }
    }
}

/// Environment and profile.
struct Found<'a> {
    env: &'a dyn Fn(&str) -> Option<String>,
    profile: &'a dyn Fn(Setting<'_>) -> Option<String>,
}

impl Found<'_> {
    fn env(&self, name: &str) -> Option<String> {
        (self.env)(name).filter(|value| !value.is_empty())
    }

    fn profile(&self, setting: Setting<'_>) -> Option<String> {
        (self.profile)(setting).filter(|value| !value.is_empty())
    }

    fn flag(&self, set: Option<bool>, variable: &str, key: &str) -> Result<Option<bool>, InvalidSetting> {
        if set.is_some() {
            return Ok(set);
        }
        let (setting, value) = match (self.env(variable), self.profile(Setting::Profile(key))) {
            (Some(value), _) => (variable, value),
            (None, Some(value)) => (key, value),
            (None, None) => return Ok(None),
        };
        match value.trim() {
            value if value.eq_ignore_ascii_case("true") => Ok(Some(true)),
            value if value.eq_ignore_ascii_case("false") => Ok(Some(false)),
            value => Err(InvalidSetting::flag(setting, value)),
        }
    }

    /// The configured URL and the setting that has it.
    fn url(&self, service: &Service) -> Option<(String, String)> {
        let id = service.id().replace([' ', '-'], "_").to_ascii_lowercase();
        let variable = |name: String| self.env(&name).map(|value| (name, value));
        let setting = |name: String, setting| self.profile(setting).map(|value| (name, value));
        variable(format!("AWS_ENDPOINT_URL_{}", id.to_ascii_uppercase()))
            .or_else(|| variable("AWS_ENDPOINT_URL".to_owned()))
            .or_else(|| {
                let name = format!("{ENDPOINT_URL} of `{id}` in the profile's `services`");
                setting(name, Setting::Service { service: &id, key: ENDPOINT_URL })
            })
            .or_else(|| setting(ENDPOINT_URL.to_owned(), Setting::Profile(ENDPOINT_URL)))
    }
}

const ENDPOINT_URL: &str = "endpoint_url";

#[cfg(test)]
mod tests {
    use super::*;

    const IOT: Service = Service::new("iot", "IoT");

    fn from_env(name: &'static str, value: &'static str) -> Result<EndpointConfig, InvalidSetting> {
        EndpointConfig::default().or_from(&IOT, &|asked| (asked == name).then(|| value.to_owned()), &|_| None)
    }

    #[test]
    fn settings_that_mean_nothing_are_told() {
        let error = from_env("AWS_USE_FIPS_ENDPOINT", "yes").unwrap_err();
        assert_eq!(error.to_string(), "`AWS_USE_FIPS_ENDPOINT` is `yes`: set it to `true` or `false`");
        let error = from_env("AWS_ENDPOINT_URL", "localhost:4566").unwrap_err();
        assert!(error.to_string().starts_with("`AWS_ENDPOINT_URL`: `localhost:4566` is not an endpoint"), "{error}");
        assert_eq!(from_env("AWS_ENDPOINT_URL", ""), Ok(EndpointConfig::default()));
    }

    #[test]
    fn a_configured_endpoint_excludes_fips_and_dual_stack() {
        let url = from_env("AWS_ENDPOINT_URL", "http://localhost:4566").unwrap();
        let fips = EndpointConfig { fips: Some(true), ..url.clone() };
        assert!(fips.endpoint(&IOT, "eu-west-1").unwrap_err().to_string().contains("FIPS"));
        let dual_stack = EndpointConfig { dual_stack: Some(true), ..url };
        assert!(dual_stack.endpoint(&IOT, "eu-west-1").unwrap_err().to_string().contains("dual-stack"));
    }

    #[test]
    fn code_goes_before_the_environment() {
        let set = EndpointConfig { fips: Some(false), ..EndpointConfig::default() };
        let config = set.or_from(&IOT, &|_| Some("true".to_owned()), &|_| None).unwrap();
        assert_eq!((config.fips, config.dual_stack, config.url), (Some(false), Some(true), None));
    }
}
