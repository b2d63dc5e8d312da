//! Settings: what the environment says, and where it is silent the selected profile.

use std::fmt;

use crate::{
    endpoint::{self, EndpointConfig, InvalidSetting},
    service::Service,
    system::{Env, Fs},
    transport::BoxFuture,
};

use super::{ProfileError, Profiles};

/// The environment and the profiles together: each setting is looked up in the former, then in the selected profile.
///
/// # Examples
///
/// ```
/// use aws_operation::{profile::{Profiles, Settings}, system::Env};
///
/// # fn main() -> Result<(), aws_operation::profile::ProfileError> {
/// let profiles = Profiles::parse("[default]\nregion = eu-west-1\nretry_mode = adaptive", "")?;
/// let settings = Settings::new(Env::from_pairs([("AWS_REGION", "us-west-2")]), profiles);
///
/// let region = settings.get(&["AWS_REGION", "AWS_DEFAULT_REGION"], "region").unwrap();
/// assert_eq!((region.value(), region.origin().to_string()), ("us-west-2", "`AWS_REGION`".to_owned()));
///
/// let mode = settings.get(&["AWS_RETRY_MODE"], "retry_mode").unwrap();
/// assert_eq!((mode.value(), mode.origin().to_string()), ("adaptive", "`retry_mode` of profile `default`".to_owned()));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Settings {
    env: Env,
    profiles: Profiles,
}

/// The value of a setting, and where it was found. `Debug` shows the latter alone: not every value is for all eyes.
#[derive(Clone, PartialEq, Eq)]
pub struct Setting {
    value: String,
    origin: Origin,
}

/// Where a setting was found. `Display` names it for people to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// In the environment variable of this name.
    Variable(String),
    /// In a profile.
    Profile {
        /// The profile's name.
        profile: String,
        /// The setting's key.
        key: String,
    },
}

impl Settings {
    /// Looks settings up here.
    pub fn new(env: Env, profiles: Profiles) -> Self {
        Self { env, profiles }
    }

    /// Reads the shared files where the environment says they lie.
    ///
    /// # Errors
    ///
    /// As [`Profiles::load`].
    pub fn load<'a>(env: &'a Env, fs: &'a Fs) -> BoxFuture<'a, Result<Self, ProfileError>> {
        Box::pin(async { Ok(Self::new(env.clone(), Profiles::load(env, fs).await?)) })
    }

    /// The environment that is asked first.
    pub fn env(&self) -> &Env {
        &self.env
    }

    /// The profiles that are asked next.
    pub fn profiles(&self) -> &Profiles {
        &self.profiles
    }

    /// The first of these variables that is set, or else the value of `key` in the selected profile.
    pub fn get(&self, variables: &[&str], key: &str) -> Option<Setting> {
        let variable = variables.iter().find_map(|name| Some((self.env.var(name)?, *name)));
        if let Some((value, name)) = variable {
            return Some(Setting { value, origin: Origin::Variable(name.to_owned()) });
        }
        let value = self.profiles.setting(key).filter(|value| !value.is_empty())?.to_owned();
        let origin = Origin::Profile { profile: self.profiles.selected().to_owned(), key: key.to_owned() };
        Some(Setting { value, origin })
    }

    /// The region: `AWS_REGION`, `AWS_DEFAULT_REGION`, or `region` of the profile.
    pub fn region(&self) -> Option<Setting> {
        self.get(&["AWS_REGION", "AWS_DEFAULT_REGION"], "region")
    }

    /// What is configured of one service's endpoint.
    ///
    /// # Errors
    ///
    /// When a value is neither `true` nor `false` that should be, and when a URL is no endpoint.
    pub fn endpoint_config(&self, service: &Service) -> Result<EndpointConfig, InvalidSetting> {
        self.complete(EndpointConfig::default(), service)
    }

    /// Fills what `config` leaves open of one service's endpoint.
    ///
    /// # Errors
    ///
    /// As for [`endpoint_config`](Self::endpoint_config).
    pub fn complete(&self, config: EndpointConfig, service: &Service) -> Result<EndpointConfig, InvalidSetting> {
        config.or_from(service, &|variable| self.env.var(variable), &|setting| {
            match setting {
                endpoint::Setting::Profile(key) => self.profiles.setting(key),
                endpoint::Setting::Service { service, key } => self.profiles.service_setting(service, key),
            }
            .map(str::to_owned)
        })
    }
}

impl Setting {
    /// Its value, as it was written.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Where it was found.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}

impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setting").field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "`{name}`"),
            Self::Profile { profile, key } => write!(f, "`{key}` of profile `{profile}`"),
        }
    }
}
