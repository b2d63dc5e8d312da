//! Profiles: the settings and credentials in the files that all AWS tools share, `~/.aws/config` and
//! `~/.aws/credentials`.

mod by_name;
mod error;
mod location;
mod parse;
mod section;
mod settings;

use std::{fmt, path::PathBuf};

use crate::{
    system::{Env, Fs},
    transport::BoxFuture,
};

use self::{by_name::ByName, parse::Sections};

#[cfg(feature = "credential-chain")]
pub(crate) use self::location::in_home;
pub use self::{
    error::ProfileError,
    location::{Locations, Platform},
    section::Section,
    settings::{Origin, Setting, Settings},
};

/// The profiles of both shared files, merged, and which of them is selected.
///
/// # Examples
///
/// ```
/// use aws_operation::profile::Profiles;
///
/// # fn main() -> Result<(), aws_operation::profile::ProfileError> {
/// let profiles = Profiles::parse("[profile dev]\nregion = eu-west-1", "[dev]\naws_access_key_id = AKIDEXAMPLE")?
///     .select("dev");
/// assert_eq!(profiles.setting("region"), Some("eu-west-1"));
/// assert_eq!(profiles.setting("aws_access_key_id"), Some("AKIDEXAMPLE"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Profiles {
    sections: ByName<Section>,
    sso_sessions: ByName<Section>,
    services: ByName<Section>,
    selection: Selection,
}

impl Profiles {
    /// Merges the texts of the configuration and the credentials file; where both set a value, the latter's holds.
    /// The profile `default` is selected.
    ///
    /// # Errors
    ///
    /// When a line is malformed. Sections and properties with an invalid name are passed over.
    pub fn parse(config: &str, credentials: &str) -> Result<Self, ProfileError> {
        let Sections { mut profiles, sso_sessions, services } = parse::parse(config, File::Config)?;
        for (name, section) in parse::parse(credentials, File::Credentials)?.profiles {
            profiles.entry(&name).merge(section);
        }
        Ok(Self { sections: profiles, sso_sessions, services, selection: Selection::default() })
    }

    /// Reads both files where the environment says they lie, and selects the profile that `AWS_PROFILE` names.
    ///
    /// # Errors
    ///
    /// When a file is there and can't be read, when it is malformed, or when `AWS_PROFILE` names a profile that is in
    /// neither: to go on without it could mean to act in somebody else's name.
    pub async fn load(env: &Env, fs: &Fs) -> Result<Self, ProfileError> {
        let profiles = Self::load_all(env, fs).await?;
        // The second name is the AWS CLI's and boto3's.
        match env.var("AWS_PROFILE").or_else(|| env.var("AWS_DEFAULT_PROFILE")) {
            Some(name) if name == DEFAULT || profiles.profile(&name).is_some() => Ok(profiles.select(name)),
            Some(name) => Err(ProfileError::no_such_profile(&name)),
            None => Ok(profiles),
        }
    }

    /// Reads both files where the environment says they lie. The profile `default` is selected, whatever `AWS_PROFILE`
    /// says.
    ///
    /// # Errors
    ///
    /// When a file is there and can't be read, and when it is malformed.
    pub fn load_all<'a>(env: &'a Env, fs: &'a Fs) -> BoxFuture<'a, Result<Self, ProfileError>> {
        Box::pin(async {
            let locations = Locations::find(env, Platform::CURRENT);
            let config = read(fs, locations.config).await?;
            let credentials = read(fs, locations.credentials).await?;
            Self::parse(&config, &credentials)
        })
    }

    /// The same profiles with another one selected; it need not exist.
    #[must_use]
    pub fn select(self, name: impl Into<String>) -> Self {
        Self { selection: Selection(name.into()), ..self }
    }

    /// The name of the selected profile.
    pub fn selected(&self) -> &str {
        &self.selection.0
    }

    /// A value of the selected profile.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.profile(self.selected())?.get(key)
    }

    /// A value that the selected profile sets for one service, in the section that its `services` names.
    /// `service` is the service id in lower case with `_` for blanks, such as `sts` or `elastic_beanstalk`.
    pub fn service_setting(&self, service: &str, key: &str) -> Option<&str> {
        self.services.get(self.setting("services")?)?.nested(service, key)
    }

    /// The profile with this name.
    pub fn profile(&self, name: &str) -> Option<&Section> {
        self.sections.get(name)
    }

    /// The `[sso-session ..]` section with this name.
    pub fn sso_session(&self, name: &str) -> Option<&Section> {
        self.sso_sessions.get(name)
    }

    /// All profiles by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Section)> {
        self.sections.iter()
    }

    /// All `[sso-session ..]` sections by name.
    pub fn sso_sessions(&self) -> impl Iterator<Item = (&str, &Section)> {
        self.sso_sessions.iter()
    }
}

const DEFAULT: &str = "default";

#[derive(Debug, Clone)]
struct Selection(String);

impl Default for Selection {
    fn default() -> Self {
        Self(DEFAULT.to_owned())
    }
}

/// Which of the two shared files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Config,
    Credentials,
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Config => "configuration file",
            Self::Credentials => "credentials file",
        })
    }
}

async fn read(fs: &Fs, path: Option<PathBuf>) -> Result<String, ProfileError> {
    let Some(path) = path else { return Ok(String::new()) };
    match fs.read_to_string(&path).await {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(ProfileError::unreadable(path, error)),
    }
}
