use std::borrow::Cow;

use crate::{system::Env, transport::BoxFuture};

use super::{Credentials, CredentialsError, ProvideCredentials};

/// The variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN` and `AWS_ACCOUNT_ID`.
///
/// # Errors
///
/// Absent without an access key id; broken with one and no secret access key.
///
/// # Examples
///
/// ```
/// use aws_operation::{credentials::{Environment, ProvideCredentials}, system::Env};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), aws_operation::credentials::CredentialsError> {
/// let env = Env::from_pairs([("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")]);
/// assert_eq!(Environment::new(env).provide().await?.access_key_id(), "AKIDEXAMPLE");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Environment(Env);

impl Environment {
    /// Reads these variables, each time anew.
    pub fn new(env: Env) -> Self {
        Self(env)
    }

    fn find(&self) -> Result<Credentials, CredentialsError> {
        // A secret pasted into a CI system's form often brings a line break along.
        let var = |name| self.0.var(name).map(|value| value.trim().to_owned());
        let Some(key) = var("AWS_ACCESS_KEY_ID") else {
            return Err(CredentialsError::absent("`AWS_ACCESS_KEY_ID` is not set"));
        };
        let Some(secret) = var("AWS_SECRET_ACCESS_KEY") else {
            return Err(CredentialsError::broken("`AWS_ACCESS_KEY_ID` is set and `AWS_SECRET_ACCESS_KEY` is not"));
        };
        let mut credentials = Credentials::new(key, secret).with_source(self.name().into_owned());
        if let Some(token) = var("AWS_SESSION_TOKEN") {
            credentials = credentials.with_session_token(token);
        }
        if let Some(account) = var("AWS_ACCOUNT_ID") {
            credentials = credentials.with_account_id(account);
        }
        Ok(credentials)
    }
}

impl ProvideCredentials for Environment {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(self.find()))
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed("environment")
    }
}
