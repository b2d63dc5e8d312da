//! AWS credentials: what a request is signed with, and where it is found.

#[cfg(feature = "credential-chain")]
mod answer;
#[cfg(feature = "client")]
mod bearer_token;
#[cfg(feature = "client")]
mod cache;
#[cfg(feature = "credential-chain")]
mod cache_file;
#[cfg(feature = "credential-chain")]
mod caller;
#[cfg(feature = "client")]
mod chain;
#[cfg(feature = "credential-chain")]
mod container;
#[cfg(feature = "client")]
mod default_chain;
#[cfg(feature = "credential-chain")]
mod endpoint;
#[cfg(feature = "client")]
mod environment;
#[cfg(feature = "client")]
mod error;
#[cfg(feature = "credential-chain")]
mod http;
#[cfg(feature = "credential-chain")]
mod imds;
#[cfg(feature = "credential-chain")]
mod login;
#[cfg(feature = "credential-chain")]
mod plan;
#[cfg(feature = "credential-chain")]
mod process;
#[cfg(feature = "credential-chain")]
mod profile;
#[cfg(feature = "client")]
mod provide;
#[cfg(feature = "credential-chain")]
mod sso;
#[cfg(feature = "credential-chain")]
mod sso_token;
#[cfg(feature = "credential-chain")]
mod sts;
#[cfg(feature = "credential-chain")]
mod web_identity;
#[cfg(feature = "credential-chain")]
mod xml;

use std::{borrow::Cow, fmt, sync::Arc, time::SystemTime};

#[cfg(feature = "client")]
pub use self::{
    bearer_token::{BearerToken, ProvideBearerToken},
    cache::Cached,
    chain::Chain,
    environment::Environment,
    error::{CredentialsError, Tried},
    provide::{FromFn, ProvideCredentials, from_fn},
};
#[cfg(feature = "credential-chain")]
pub use self::{
    caller::CallerIdentity,
    container::Container,
    imds::{EndpointMode, InstanceMetadata},
    plan::{CommandLine, FirstSource, Plan, Role, Sso},
    profile::Profile,
    sso_token::SsoToken,
    web_identity::WebIdentity,
};

/// An access key with its secret, and what may come with it: a session token, an expiry, the account it belongs to.
///
/// Cloning is cheap: the clones share one copy of the secrets. `Debug` shows the access key id, which is no secret
/// (it travels in each request), and neither the secret access key nor the session token.
///
/// # Examples
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use aws_operation::credentials::Credentials;
///
/// let long_term = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI");
/// assert_eq!(long_term.session_token(), None);
///
/// let temporary = Credentials::new("ASIAEXAMPLE", "wJalrXUtnFEMI")
///     .with_session_token("FwoGZXIvYXdz")
///     .with_expiry(SystemTime::now() + Duration::from_secs(3600))
///     .with_account_id("123456789012");
/// assert_eq!(temporary.account_id(), Some("123456789012"));
/// assert!(!format!("{temporary:?}").contains("wJalrXUtnFEMI"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials(Arc<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    access_key_id: String,
    secret_access_key: String,
    session_token: Option<String>,
    expiry: Option<SystemTime>,
    account_id: Option<String>,
    source: Option<Cow<'static, str>>,
}

impl Credentials {
    /// Credentials that need no session token and don't expire: those of an IAM user.
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self(Arc::new(Inner {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            expiry: None,
            account_id: None,
            source: None,
        }))
    }

    /// The same credentials with the session token that AWS STS gave with them.
    #[must_use]
    pub fn with_session_token(mut self, token: impl Into<String>) -> Self {
        self.inner().session_token = Some(token.into());
        self
    }

    /// The same credentials with the moment from which AWS refuses them.
    #[must_use]
    pub fn with_expiry(mut self, expiry: SystemTime) -> Self {
        self.inner().expiry = Some(expiry);
        self
    }

    /// The same credentials with the account they belong to, which some endpoints carry in their host name.
    #[must_use]
    pub fn with_account_id(mut self, account_id: impl Into<String>) -> Self {
        self.inner().account_id = Some(account_id.into());
        self
    }

    /// The same credentials with the name of where they were found.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Cow<'static, str>>) -> Self {
        self.inner().source = Some(source.into());
        self
    }

    /// The access key id: it names the key, and is no secret.
    pub fn access_key_id(&self) -> &str {
        &self.0.access_key_id
    }

    /// The secret access key. Never send, log or show it.
    pub fn secret_access_key(&self) -> &str {
        &self.0.secret_access_key
    }

    /// The session token of temporary credentials. It is sent with each request; never log or show it.
    pub fn session_token(&self) -> Option<&str> {
        self.0.session_token.as_deref()
    }

    /// When AWS stops accepting these credentials; `None` means that they don't expire.
    pub fn expiry(&self) -> Option<SystemTime> {
        self.0.expiry
    }

    /// The account they belong to, where their source said it.
    pub fn account_id(&self) -> Option<&str> {
        self.0.account_id.as_deref()
    }

    /// Where they were found, for people to read: ``profile `dev` ``.
    pub fn source(&self) -> Option<&str> {
        self.0.source.as_deref()
    }

    fn inner(&mut self) -> &mut Inner {
        Arc::make_mut(&mut self.0)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.0.access_key_id)
            .field("secret_access_key", &Redacted)
            .field("session_token", &self.0.session_token.as_ref().map(|_| Redacted))
            .field("expiry", &self.0.expiry)
            .field("account_id", &self.0.account_id)
            .field("source", &self.0.source)
            .finish()
    }
}

/// Stands where a secret would.
struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        let credentials = Credentials::new("AKIDEXAMPLE", "top-secret-key").with_session_token("top-secret-token");
        for shown in [format!("{credentials:?}"), format!("{credentials:#?}")] {
            assert!(shown.contains("AKIDEXAMPLE"), "{shown}");
            assert!(shown.contains("[redacted]"), "{shown}");
            assert!(!shown.contains("top-secret"), "{shown}");
        }
    }

    #[test]
    fn a_change_to_a_clone_leaves_the_original_as_it_was() {
        let original = Credentials::new("AKIDEXAMPLE", "secret");
        let changed = original.clone().with_session_token("token");
        assert_eq!(original.session_token(), None);
        assert_eq!(changed.session_token(), Some("token"));
        assert_ne!(original, changed);
    }
}
