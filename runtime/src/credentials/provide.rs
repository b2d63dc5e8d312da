use std::{borrow::Cow, fmt, sync::Arc};

use crate::transport::BoxFuture;

use super::{Credentials, CredentialsError};

/// A source of credentials.
///
/// [`Credentials`] themselves are one; so are the sources in this module, and whatever [`from_fn`] wraps. The client
/// asks through [`Cached`](super::Cached), so a source need not remember what it gave.
///
/// # Errors
///
/// A source that isn't set up here says [`CredentialsError::absent`], and the next one is asked. One that is set up and
/// fails says [`CredentialsError::broken`], and nobody else is asked: to act in another name than the one configured
/// would be worse than not to act.
///
/// # Examples
///
/// ```
/// use std::borrow::Cow;
///
/// use aws_operation::{
///     credentials::{Credentials, CredentialsError, ProvideCredentials},
///     transport::BoxFuture,
/// };
///
/// struct Vault;
///
/// impl ProvideCredentials for Vault {
///     fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
///         Box::pin(async { Err(CredentialsError::absent("no vault is mounted")) })
///     }
///
///     fn name(&self) -> Cow<'_, str> {
///         Cow::Borrowed("vault")
///     }
/// }
/// ```
pub trait ProvideCredentials: Send + Sync {
    /// Finds credentials now.
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>>;

    /// What this source is called in errors and in [`Credentials::source`]: ``profile `dev` ``.
    fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed("custom source")
    }
}

impl ProvideCredentials for Credentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed("credentials given in code")
    }
}

impl<P: ProvideCredentials + ?Sized> ProvideCredentials for Arc<P> {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        (**self).provide()
    }

    fn name(&self) -> Cow<'_, str> {
        (**self).name()
    }
}

/// Makes a source of an async closure: the way to hand in credentials that another library finds.
///
/// # Examples
///
/// The provider of `aws-config`, which `aws_config::load_defaults(..)` gives:
///
/// ```
/// use aws_credential_types::provider::{ProvideCredentials as _, SharedCredentialsProvider};
/// use aws_operation::credentials::{Credentials, CredentialsError, ProvideCredentials, from_fn};
///
/// fn theirs(provider: SharedCredentialsProvider) -> impl ProvideCredentials {
///     from_fn(move || {
///         let provider = provider.clone();
///         async move {
///             let found = provider.provide_credentials().await.map_err(CredentialsError::from_source)?;
///             let mut own = Credentials::new(found.access_key_id(), found.secret_access_key());
///             own = found.session_token().map_or(own.clone(), |token| own.with_session_token(token));
///             Ok(found.expiry().map_or(own.clone(), |expiry| own.with_expiry(expiry)))
///         }
///     })
/// }
/// #
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), CredentialsError> {
/// # let token = Some("token".to_owned());
/// # let found = aws_credential_types::Credentials::new("AKIDEXAMPLE", "secret", token, None, "test");
/// # let own = theirs(SharedCredentialsProvider::new(found)).provide().await?;
/// # assert_eq!((own.access_key_id(), own.session_token(), own.expiry()), ("AKIDEXAMPLE", Some("token"), None));
/// # Ok(())
/// # }
/// ```
///
/// And by hand:
///
/// ```
/// use aws_operation::credentials::{Credentials, ProvideCredentials, from_fn};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), aws_operation::credentials::CredentialsError> {
/// let vault = from_fn(|| async { Ok(Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI")) });
/// assert_eq!(vault.provide().await?.access_key_id(), "AKIDEXAMPLE");
/// # Ok(())
/// # }
/// ```
pub fn from_fn<F, R>(find: F) -> FromFn<F>
where
    F: Fn() -> R + Send + Sync,
    R: Future<Output = Result<Credentials, CredentialsError>> + Send,
{
    FromFn(find)
}

/// The source that [`from_fn`] makes.
#[derive(Clone, Copy)]
pub struct FromFn<F>(F);

impl<F, R> ProvideCredentials for FromFn<F>
where
    F: Fn() -> R + Send + Sync,
    R: Future<Output = Result<Credentials, CredentialsError>> + Send,
{
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async { (self.0)().await })
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FromFn")
    }
}
