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
/// use aws_operation::{Client, credentials::BearerToken};
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
/// /// A token that is fetched from elsewhere.
/// struct Vault;
///
/// impl Vault {
///     async fn fetch(&self) -> Result<String, std::io::Error> {
///         Ok("my-token".into())
///     }
/// }
///
/// impl ProvideBearerToken for Vault {
///     fn provide(&self) -> BoxFuture<'_, Result<BearerToken, CredentialsError>> {
///         Box::pin(async { self.fetch().await.map(BearerToken::new).map_err(CredentialsError::from_source) })
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
