//! Which region the client works in.

use std::{borrow::Cow, error, fmt};

use crate::{
    profile::{ProfileError, Setting, Settings},
    system::System,
};

/// A region, and where it was found.
///
/// # Examples
///
/// ```
/// use aws_operation::region::Region;
///
/// let region = Region::new("eu-west-1")?;
/// assert_eq!((region.name(), region.origin()), ("eu-west-1", "given in code"));
/// assert!(Region::new("eu-west-1.example.com").is_err());
/// # Ok::<(), aws_operation::region::RegionError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    name: String,
    origin: Cow<'static, str>,
}

impl Region {
    /// This region. Regions that this crate does not know are as good as any.
    ///
    /// # Errors
    ///
    /// When it can't be a region's name, which becomes part of a host's.
    pub fn new(name: impl Into<String>) -> Result<Self, RegionError> {
        Self::from(name.into(), Cow::Borrowed("given in code"))
    }

    /// The region as all AWS SDKs find it: `AWS_REGION`, `AWS_DEFAULT_REGION`, `region` of the profile, and last the
    /// region of the EC2 instance.
    ///
    /// # Errors
    ///
    /// When none of them says it, when one says what can't be a region, and when the shared files can't be read.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use aws_operation::{region::{Region, RegionError}, system::System};
    ///
    /// async fn show(system: &System) -> Result<(), RegionError> {
    ///     let region = Region::discover(system).await?;
    ///     println!("{} ({})", region.name(), region.origin());
    ///     Ok(())
    /// }
    /// ```
    pub async fn discover(system: &System) -> Result<Self, RegionError> {
        let settings = Settings::load(system.env(), system.fs()).await.map_err(RegionError::Settings)?;
        match settings.region() {
            Some(setting) => Self::of(&setting),
            None => Self::of_the_instance(system).await,
        }
    }

    #[cfg(feature = "credential-chain")]
    pub(crate) async fn of_the_instance(system: &System) -> Result<Self, RegionError> {
        match crate::credentials::InstanceMetadata::new(system.clone()).region().await {
            Ok(name) => Self::from(name, Cow::Borrowed("EC2 instance metadata")),
            Err(error) => Err(RegionError::Unknown { instance: error.to_string().into() }),
        }
    }

    #[cfg(not(feature = "credential-chain"))]
    #[expect(clippy::unused_async, reason = "the one above waits")]
    pub(crate) async fn of_the_instance(_: &System) -> Result<Self, RegionError> {
        Err(RegionError::Unknown { instance: Cow::Borrowed("the feature `credential-chain` is off") })
    }

    /// The region that a setting names.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn of(setting: &Setting) -> Result<Self, RegionError> {
        Self::from(setting.value().trim().to_owned(), Cow::Owned(setting.origin().to_string()))
    }

    /// Its name: `eu-west-1`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it was found, for people to read.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    fn from(name: String, origin: Cow<'static, str>) -> Result<Self, RegionError> {
        let label = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let valid = (1..=63).contains(&name.len()) && name.chars().all(label) && !name.starts_with('-');
        if valid { Ok(Self { name, origin }) } else { Err(RegionError::Invalid { name, origin }) }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// Why there is no region.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum RegionError {
    /// Nothing says which; `instance` is why the instance metadata did not.
    Unknown {
        /// Why instance metadata was of no use.
        instance: Cow<'static, str>,
    },
    /// What is set can't be a region's name.
    Invalid {
        /// What is set.
        name: String,
        /// Where it is set.
        origin: Cow<'static, str>,
    },
    /// The shared files can't be read.
    Settings(ProfileError),
}

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { instance } => write!(
                f,
                "no region found; set `AWS_REGION`, or `region` in the profile (`AWS_REGION` and `AWS_DEFAULT_REGION` \
                 are not set, the profile has no `region`, EC2 instance metadata: {instance})"
            ),
            Self::Invalid { name, origin } => {
                write!(f, "`{name}` ({origin}) is no region; write one such as `eu-west-1`")
            }
            Self::Settings(error) => error.fmt(f),
        }
    }
}

impl error::Error for RegionError {}
