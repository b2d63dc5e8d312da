use std::{borrow::Cow, error, fmt, sync::Arc};

use crate::profile::ProfileError;

/// Why there are no credentials.
///
/// Either the source is not set up here ([`is_absent`](Self::is_absent)), or it is and failed. The error of a chain
/// lists each source that was asked, in order, with its reason:
///
/// ```
/// use aws_operation::credentials::{Chain, Environment, ProvideCredentials};
/// use aws_operation::system::Env;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let chain = Chain::new().then(Environment::new(Env::from_pairs([("AWS_REGION", "eu-west-1")])));
/// assert_eq!(
///     chain.provide().await.unwrap_err().to_string(),
///     "no credentials found; environment: `AWS_ACCESS_KEY_ID` is not set",
/// );
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct CredentialsError(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    absent: bool,
    message: Cow<'static, str>,
    source: Option<Box<dyn error::Error + Send + Sync>>,
    tried: Vec<Tried>,
}

/// A source that a chain asked, and what it answered.
///
/// # Examples
///
/// ```no_run
/// use aws_operation::{credentials::{Chain, ProvideCredentials}, system::System};
///
/// async fn explain(system: &System) {
///     if let Err(error) = Chain::usual(system).provide().await {
///         for tried in error.tried() {
///             eprintln!("{}: {}", tried.name, tried.error);
///         }
///     }
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Tried {
    /// The source's name.
    pub name: String,
    /// Why it did not serve.
    pub error: CredentialsError,
}

impl CredentialsError {
    /// The source is not set up here. `message` says what is missing, and holds no secret.
    pub fn absent(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(true, message.into(), None, Vec::new())
    }

    /// The source is set up and does not work. `message` says why, and holds no secret.
    pub fn broken(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(false, message.into(), None, Vec::new())
    }

    /// The source failed with another library's error, which is kept as [`source`](error::Error::source).
    pub fn from_source(source: impl error::Error + Send + Sync + 'static) -> Self {
        Self::new(false, source.to_string().into(), Some(Box::new(source)), Vec::new())
    }

    /// None of these sources is set up here.
    pub(super) fn none_of(tried: Vec<Tried>) -> Self {
        Self::new(true, "no credentials found".into(), None, tried)
    }

    /// The last of these sources is set up and failed; those before it are not set up.
    pub(super) fn at_last_of(tried: Vec<Tried>) -> Self {
        Self::new(false, "credentials could not be loaded".into(), None, tried)
    }

    /// The same reason, for a source that was chosen by name and so may not be absent.
    #[cfg(feature = "credential-chain")]
    pub(super) fn into_broken(self) -> Self {
        if self.is_absent() { Self::broken(self.to_string()) } else { self }
    }

    /// Whether the source, or each source of a chain, is merely not set up here.
    pub fn is_absent(&self) -> bool {
        self.0.absent
    }

    /// The sources that a chain asked, in order. Empty for a single source.
    pub fn tried(&self) -> &[Tried] {
        &self.0.tried
    }

    // Off the paths of those that succeed, and once for all that fail: most of them do it in place otherwise.
    #[cold]
    fn new(
        absent: bool,
        message: Cow<'static, str>,
        source: Option<Box<dyn error::Error + Send + Sync>>,
        tried: Vec<Tried>,
    ) -> Self {
        Self(Arc::new(Inner { absent, message, source, tried }))
    }
}

/// Shared files that can't be read are broken: who can tell what they would have said.
impl From<ProfileError> for CredentialsError {
    fn from(error: ProfileError) -> Self {
        Self::broken(error.to_string())
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        self.0.tried.iter().try_for_each(|tried| write!(f, "; {}: {}", tried.name, tried.error))
    }
}

impl error::Error for CredentialsError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        // What is wrapped has said its own words already; its causes follow.
        self.0.source.as_ref().and_then(|source| source.source())
    }
}
