//! Roles assumed with a token that an identity provider writes into a file: IAM roles for service accounts in EKS, CI
//! systems.

use std::{borrow::Cow, path::Path};

use crate::{profile::Settings, system::System, transport::BoxFuture};

use super::{Credentials, CredentialsError, ProvideCredentials, Role, sts::Sts};

/// The role that `AWS_ROLE_ARN` names, assumed with the token in the file that `AWS_WEB_IDENTITY_TOKEN_FILE` names.
/// `AWS_ROLE_SESSION_NAME` names the session.
///
/// The file is read each time: whoever issued the token replaces it before it expires.
///
/// # Errors
///
/// Absent when `AWS_WEB_IDENTITY_TOKEN_FILE` is not set; broken when it is and no credentials come of it.
///
/// # Examples
///
/// ```no_run
/// use aws_operation::{credentials::{CredentialsError, WebIdentity, ProvideCredentials}, system::System};
///
/// async fn find(system: &System) -> Result<String, CredentialsError> {
///     let credentials = WebIdentity::new(system.clone()).provide().await?;
///     Ok(credentials.access_key_id().to_owned())
/// }
/// ```
#[derive(Debug, Clone)]
pub struct WebIdentity(System);

impl WebIdentity {
    /// Asks STS over this system's transport.
    pub fn new(system: System) -> Self {
        Self(system)
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let env = self.0.env();
        let Some(token_file) = env.var("AWS_WEB_IDENTITY_TOKEN_FILE") else {
            return Err(CredentialsError::absent("`AWS_WEB_IDENTITY_TOKEN_FILE` is not set"));
        };
        let Some(role_arn) = env.var("AWS_ROLE_ARN") else {
            return Err(CredentialsError::broken("`AWS_WEB_IDENTITY_TOKEN_FILE` is set and `AWS_ROLE_ARN` is not"));
        };
        let role = Role {
            profile: String::new(),
            role_arn,
            session_name: env.var("AWS_ROLE_SESSION_NAME"),
            external_id: None,
            duration_seconds: None,
            mfa_serial: None,
        };
        let settings = Settings::load(env, self.0.fs()).await?;
        let credentials = assume(&self.0, &settings, &role, &token_file).await?;
        Ok(credentials.with_source(self.name().into_owned()))
    }
}

impl ProvideCredentials for WebIdentity {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed("web identity")
    }
}

/// Assumes `role` with the token in a file.
pub(super) fn assume<'a>(
    system: &'a System,
    settings: &'a Settings,
    role: &'a Role,
    token_file: &'a str,
) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
    Box::pin(async move {
        let token = system.fs().read_to_string(Path::new(token_file)).await;
        let token =
            token.map_err(|error| CredentialsError::broken(format!("failed to read `{token_file}`: {error}")))?;
        Sts::new(system, settings).assume_role_with_web_identity(role, token.trim()).await
    })
}
