use crate::{profile::Settings, system::System};

use super::{Credentials, CredentialsError, sts::Sts};

/// Who acts with some credentials, as AWS sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallerIdentity {
    /// The user or the role's session: `arn:aws:sts::123456789012:assumed-role/deploy/me`.
    pub arn: String,
    /// The account.
    pub account: String,
    /// The unique id of the user, or of the role and its session.
    pub user_id: String,
}

impl CallerIdentity {
    /// Asks STS for it by
    /// [GetCallerIdentity](https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html), which takes
    /// no permission: the surest proof that credentials work.
    ///
    /// # Errors
    ///
    /// When STS can't be reached or does not accept the credentials.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use aws_operation::{credentials::{CallerIdentity, Chain, CredentialsError, ProvideCredentials}, system::System};
    ///
    /// async fn show(system: &System) -> Result<(), CredentialsError> {
    ///     let credentials = Chain::usual(system).provide().await?;
    ///     println!("{}", CallerIdentity::ask(system, &credentials).await?.arn);
    ///     Ok(())
    /// }
    /// ```
    pub async fn ask(system: &System, credentials: &Credentials) -> Result<Self, CredentialsError> {
        let settings = Settings::load(system.env(), system.fs()).await?;
        Sts::new(system, &settings).caller_identity(credentials).await
    }
}
