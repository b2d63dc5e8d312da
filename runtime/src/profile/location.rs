//! Where the configuration and credentials files lie.

use std::path::PathBuf;

use crate::system::Env;

/// Whose rules hold for the home directory and for the separators of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// Linux, macOS and their like.
    Unix,
    /// Windows.
    Windows,
}

impl Platform {
    /// The platform that this program was built for.
    pub const CURRENT: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };
}

/// The paths of the two shared files.
///
/// # Examples
///
/// ```
/// use aws_operation::{profile::{Locations, Platform}, system::Env};
///
/// let env = Env::from_pairs([("HOME", "/home/jo"), ("AWS_SHARED_CREDENTIALS_FILE", "~/keys")]);
/// let locations = Locations::find(&env, Platform::Unix);
/// assert_eq!(locations.config.as_deref(), Some("/home/jo/.aws/config".as_ref()));
/// assert_eq!(locations.credentials.as_deref(), Some("/home/jo/keys".as_ref()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locations {
    /// The configuration file: `AWS_CONFIG_FILE`, or `.aws/config` in the home directory. `None` where neither the
    /// variable nor a home directory is known.
    pub config: Option<PathBuf>,
    /// The credentials file: `AWS_SHARED_CREDENTIALS_FILE`, or `.aws/credentials` in the home directory.
    pub credentials: Option<PathBuf>,
}

impl Locations {
    /// Finds both files by the [rules of the AWS
    /// SDKs](https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html). Whether they exist is not looked at.
    pub fn find(env: &Env, platform: Platform) -> Self {
        Self {
            config: location(env, platform, "AWS_CONFIG_FILE", "config"),
            credentials: location(env, platform, "AWS_SHARED_CREDENTIALS_FILE", "credentials"),
        }
    }
}

fn location(env: &Env, platform: Platform, variable: &str, name: &str) -> Option<PathBuf> {
    match env.var(variable) {
        Some(path) => Some(expand_home(&path, env, platform)),
        None => in_home(env, platform, &[".aws", name]),
    }
}

/// A path below the home directory.
pub(crate) fn in_home(env: &Env, platform: Platform, parts: &[&str]) -> Option<PathBuf> {
    let mut path = home(env, platform)?;
    for part in parts {
        path.push(separator(platform));
        path.push_str(part);
    }
    Some(path.into())
}

/// `~` and `~/..` start at the home directory; no shell stood between the user and this variable to do it.
fn expand_home(path: &str, env: &Env, platform: Platform) -> PathBuf {
    let below = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', separator(platform)]));
    match (below, home(env, platform)) {
        (Some(rest), Some(home)) => (home + rest).into(),
        _ => path.into(),
    }
}

fn home(env: &Env, platform: Platform) -> Option<String> {
    let windows = || {
        let drive_and_path = || Some(env.var("HOMEDRIVE")? + &env.var("HOMEPATH")?);
        env.var("USERPROFILE").or_else(drive_and_path)
    };
    let named = env.var("HOME").or_else(|| if platform == Platform::Windows { windows() } else { None });
    let home = named.or_else(|| env.home_of_the_account())?;
    Some(home.trim_end_matches(['/', separator(platform)]).to_owned())
}

fn separator(platform: Platform) -> char {
    match platform {
        Platform::Unix => '/',
        Platform::Windows => '\\',
    }
}
