use std::{borrow::Cow, fmt, sync::Arc};

use crate::transport::BoxFuture;

use super::{Credentials, CredentialsError, ProvideCredentials, error::Tried};

/// Sources in order: the first that is set up serves.
///
/// A source that is set up and broken ends the search, so that a typing error never makes the program act in another
/// name.
///
/// # Examples
///
/// ```
/// use aws_operation::{credentials::{Chain, Credentials, Environment, ProvideCredentials}, system::Env};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), aws_operation::credentials::CredentialsError> {
/// let fallback = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI");
/// let chain = Chain::new().then(Environment::new(Env::from_pairs([("HOME", "/")]))).then(fallback);
/// let credentials = chain.provide().await?;
/// assert_eq!(credentials.source(), Some("credentials given in code"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct Chain(Vec<Arc<dyn ProvideCredentials>>);

impl Chain {
    /// A chain without sources.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same chain with one more source at its end.
    #[must_use]
    pub fn then(mut self, source: impl ProvideCredentials + 'static) -> Self {
        self.0.push(Arc::new(source));
        self
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let mut tried = Vec::new();
        for source in &self.0 {
            match source.provide().await {
                Ok(credentials) if credentials.source().is_some() => return Ok(credentials),
                Ok(credentials) => return Ok(credentials.with_source(source.name().into_owned())),
                Err(error) => {
                    let broken = !error.is_absent();
                    tried.push(Tried { name: source.name().into_owned(), error });
                    if broken {
                        return Err(CredentialsError::at_last_of(tried));
                    }
                }
            }
        }
        Err(CredentialsError::none_of(tried))
    }
}

impl ProvideCredentials for Chain {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed("chain")
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|source| source.name())).finish()
    }
}
