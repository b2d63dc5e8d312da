use std::{fmt, sync::Arc};

use crate::transport::BoxFuture;

use super::CredentialsError;

/// A bearer token: what operations with `auth = "bearer"` are authorized with instead of a signature.
///
/// Cloning is cheap: the clones share one copy. `Debug` does not show it.
///
/// # Examples
///
/// ```
/// use aws_operation::{Client, Credentials, credentials::BearerToken};
///
/// let token = BearerToken::new("my-token");
/// assert_eq!(format!("{token:?}"), "BearerToken([redacted])");
/// let client = Client::builder().region("eu-west-1").bearer_token(token).build()?;
/// # Ok::<(), aws_operation::client::BuildError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct BearerToken(Arc<str>);

impl BearerToken {
    /// A token that is used as it is.
    pub fn new(token: impl Into<Arc<str>>) -> Self {
        Self(token.into())
    }

    /// The token. It is sent with each request; never log or show it.
    pub fn token(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerToken([redacted])")
    }
}

#[cfg(feature = "credential-chain")]
impl From<super::SsoToken> for BearerToken {
    fn from(token: super::SsoToken) -> Self {
        Self::new(token.token())
    }
}

/// A source of bearer tokens, asked once for each attempt: one that fetches them has to remember what it fetched.
///
/// # Errors
///
/// As [`ProvideCredentials`](super::ProvideCredentials) has them.
///
/// # Examples
///
/// ```
/// use aws_operation::{
///     credentials::{BearerToken, CredentialsError, ProvideBearerToken},
///     transport::BoxFuture,
/// };
///
/// /// A token that somebody keeps fresh in a file.
/// struct Mounted(std::path::PathBuf);
///
/// impl ProvideBearerToken for Mounted {
///     fn provide(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>> {
///         Box::pin(async {
///             let text = tokio::fs::read_to_string(&self.0).await.map_err(CredentialsError::from_source)?;
///             Ok(BearerToken::new(text.trim()))
///         })
///     }
/// }
/// ```
pub trait ProvideBearerToken: Send + Sync {
    /// Finds a token now.
    fn provide(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>>;
}

impl ProvideBearerToken for BearerToken {
    fn provide(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}
