use std::{error, fmt, io, path::PathBuf, sync::Arc};

use super::File;
#[cfg(feature = "credential-chain")]
use super::Setting;

/// The shared files could not be read: one is there and is unreadable or malformed, or a value in it makes no sense.
///
/// A file that does not exist is no error: it holds no profiles.
///
/// # Examples
///
/// ```
/// use aws_operation::profile::Profiles;
///
/// let error = Profiles::parse("[default]\nregion", "").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "could not parse the configuration file, line 2: expected an `=` sign defining a property",
/// );
/// ```
#[derive(Debug, Clone)]
pub struct ProfileError(Arc<Fault>);

#[derive(Debug)]
enum Fault {
    Unreadable {
        path: PathBuf,
        source: io::Error,
    },
    Syntax {
        file: File,
        line: usize,
        fault: &'static str,
    },
    NoSuchProfile {
        name: String,
    },
    #[cfg(feature = "credential-chain")]
    Invalid {
        setting: Setting,
        help: &'static str,
    },
}

impl ProfileError {
    pub(super) fn unreadable(path: PathBuf, source: io::Error) -> Self {
        Self(Arc::new(Fault::Unreadable { path, source }))
    }

    pub(super) fn syntax(file: File, line: usize, fault: &'static str) -> Self {
        Self(Arc::new(Fault::Syntax { file, line, fault }))
    }

    pub(super) fn no_such_profile(name: &str) -> Self {
        Self(Arc::new(Fault::NoSuchProfile { name: name.to_owned() }))
    }

    /// A setting that is no secret has a value that makes no sense.
    #[cfg(feature = "credential-chain")]
    pub(crate) fn invalid(setting: Setting, help: &'static str) -> Self {
        Self(Arc::new(Fault::Invalid { setting, help }))
    }
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // No arm shows a line of the files: it may hold a secret.
        match &*self.0 {
            Fault::Unreadable { path, source } => write!(f, "could not read `{}`: {source}", path.display()),
            Fault::Syntax { file, line, fault } => write!(f, "could not parse the {file}, line {line}: {fault}"),
            Fault::NoSuchProfile { name } => {
                write!(f, "profile `{name}` is in neither shared file; correct `AWS_PROFILE` or declare it")
            }
            #[cfg(feature = "credential-chain")]
            Fault::Invalid { setting, help } => {
                write!(f, "`{}` is not a value for {}; {help}", setting.value(), setting.origin())
            }
        }
    }
}

impl error::Error for ProfileError {}
