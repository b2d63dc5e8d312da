//! Credentials as a profile of the shared files says.

use std::borrow::Cow;

use crate::{
    profile::{Profiles, Settings},
    system::System,
    transport::BoxFuture,
};

use super::{
    Container, Credentials, CredentialsError, Environment, FirstSource, InstanceMetadata, Plan, ProvideCredentials,
    Role, login, process, sso, sts::Sts, web_identity,
};

/// The credentials of a profile: its keys, or the roles it names, each assumed with the credentials of the one before;
/// a program's output; or a sign-in of IAM Identity Center. See [`Plan`] for how a profile says which.
///
/// The files are read each time, so what people change in them counts from the next renewal on.
///
/// # Errors
///
/// Absent when the profile does not exist or says nothing about credentials; broken when a file can't be read, when the
/// profile contradicts itself, and when what it names gives no credentials.
///
/// # Examples
///
/// ```no_run
/// use aws_operation::{credentials::{CredentialsError, Profile, ProvideCredentials}, system::System};
///
/// async fn find(system: &System) -> Result<String, CredentialsError> {
///     let credentials = Profile::named(system.clone(), "dev").provide().await?;
///     Ok(credentials.access_key_id().to_owned())
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Profile {
    system: System,
    name: Option<String>,
}

impl Profile {
    /// The profile that `AWS_PROFILE` names, or `default`.
    pub fn new(system: System) -> Self {
        Self { system, name: None }
    }

    /// The profile with this name.
    pub fn named(system: System, name: impl Into<String>) -> Self {
        Self { system, name: Some(name.into()) }
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let (env, fs) = (self.system.env(), self.system.fs());
        let profiles = match &self.name {
            None => Profiles::load(env, fs).await?,
            Some(name) => Profiles::load_all(env, fs).await?.select(name.as_str()),
        };
        let settings = Settings::new(env.clone(), profiles);
        let plan = Plan::of(settings.profiles())?;
        let mut credentials = self.first(&settings, &plan).await?;
        let region = self.region_of_the_instance(&settings, &plan).await;
        let sts = Sts::new(&self.system, &settings).or_in(region);
        for role in &plan.roles {
            if let Some(device) = &role.mfa_serial {
                return Err(mfa(role, device));
            }
            credentials = sts.assume_role(role, &credentials).await?;
        }
        let name = settings.profiles().selected();
        Ok(credentials.with_source(format!("profile `{name}` ({})", describe(&plan))))
    }

    /// On an instance whose settings name no region, roles are assumed in the instance's own: the global endpoint knows
    /// nothing of the accounts of China and `GovCloud`.
    async fn region_of_the_instance(&self, settings: &Settings, plan: &Plan) -> Option<String> {
        let needed = settings.region().is_none() && !plan.roles.is_empty();
        match plan.first {
            FirstSource::InstanceMetadata if needed => InstanceMetadata::new(self.system.clone()).region().await.ok(),
            _ => None,
        }
    }

    async fn first(&self, settings: &Settings, plan: &Plan) -> Result<Credentials, CredentialsError> {
        let system = &self.system;
        let named: Box<dyn ProvideCredentials> = match &plan.first {
            FirstSource::Static(credentials) => return Ok(credentials.clone()),
            FirstSource::Environment => Box::new(Environment::new(system.env().clone())),
            FirstSource::InstanceMetadata => Box::new(InstanceMetadata::new(system.clone())),
            FirstSource::Container => Box::new(Container::new(system.clone())),
            FirstSource::WebIdentity { role, token_file } => {
                return web_identity::assume(system, settings, role, token_file).await;
            }
            FirstSource::Sso(sso) => return sso::role_credentials(system, settings, sso).await,
            FirstSource::Process { command, account_id } => {
                let credentials = process::run(command.as_str()).await?;
                return Ok(match (credentials.account_id(), account_id) {
                    (None, Some(account)) => credentials.with_account_id(account.as_str()),
                    _ => credentials,
                });
            }
            FirstSource::Login { session } => return login::credentials(system, session).await,
        };
        // What a profile names has to be there: a named source that is absent is a broken profile.
        named.provide().await.map_err(CredentialsError::into_broken)
    }
}

impl ProvideCredentials for Profile {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }

    fn name(&self) -> Cow<'_, str> {
        match &self.name {
            Some(name) => Cow::Owned(format!("profile `{name}`")),
            None => Cow::Borrowed("profile"),
        }
    }
}

fn mfa(role: &Role, device: &str) -> CredentialsError {
    CredentialsError::broken(format!(
        "profile `{}` asks for a code of the MFA device `{device}`, and a library can't ask anybody; get a session with \
         the AWS CLI (`aws configure export-credentials`) and hand it in through the environment",
        role.profile
    ))
}

fn describe(plan: &Plan) -> String {
    let first = match plan.first {
        FirstSource::Static(_) => "static keys",
        FirstSource::Environment => "environment",
        FirstSource::InstanceMetadata => "EC2 instance metadata",
        FirstSource::Container => "container endpoint",
        FirstSource::WebIdentity { .. } => "web identity",
        FirstSource::Sso(_) => "IAM Identity Center",
        FirstSource::Process { .. } => "credential process",
        FirstSource::Login { .. } => "console sign-in",
    };
    let mut text = first.to_owned();
    for role in &plan.roles {
        text.push_str(" -> ");
        text.push_str(&role.role_arn);
    }
    text
}
