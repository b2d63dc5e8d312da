//! What a profile says about credentials: where they start, and which roles are assumed from there.

use std::{borrow::Cow, fmt};

use crate::profile::{Profiles, Section};

use super::{Credentials, CredentialsError};

/// How the credentials of a profile come about: from a first source, and then through roles, each assumed with the
/// credentials of the step before.
///
/// Nothing is read or sent to find it: it shows what would happen.
///
/// # Examples
///
/// ```
/// use aws_operation::{credentials::{FirstSource, Plan}, profile::Profiles};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let config = "
/// [profile deploy]
/// role_arn = arn:aws:iam::123456789012:role/deploy
/// credential_source = Ec2InstanceMetadata
/// ";
/// let plan = Plan::of(&Profiles::parse(config, "")?.select("deploy"))?;
/// assert!(matches!(plan.first, FirstSource::InstanceMetadata));
/// assert_eq!(plan.roles[0].role_arn, "arn:aws:iam::123456789012:role/deploy");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// Where the credentials start.
    pub first: FirstSource,
    /// The roles to assume, in order; the last one's credentials are the profile's.
    pub roles: Vec<Role>,
}

/// Where the credentials of a profile start.
///
/// # Examples
///
/// ```
/// use aws_operation::{credentials::{FirstSource, Plan}, profile::Profiles};
///
/// let profiles = Profiles::parse("[default]\ncredential_process = vault read --password=hush", "")?;
/// let FirstSource::Process { command, .. } = Plan::of(&profiles)?.first else { unreachable!() };
/// assert_eq!(command.as_str(), "vault read --password=hush");
/// assert_eq!(format!("{command:?}"), "[redacted]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FirstSource {
    /// Keys that stand in the profile.
    Static(Credentials),
    /// The environment variables (`credential_source = Environment`).
    Environment,
    /// The instance metadata of EC2 (`credential_source = Ec2InstanceMetadata`).
    InstanceMetadata,
    /// The container's endpoint (`credential_source = EcsContainer`).
    Container,
    /// A role assumed with a token that an identity provider writes into a file.
    WebIdentity {
        /// The role, and how its session is called.
        role: Role,
        /// The file with the token.
        token_file: String,
    },
    /// IAM Identity Center, signed in to by `aws sso login`.
    Sso(Sso),
    /// A program that prints credentials.
    Process {
        /// The command line, for the system's shell.
        command: CommandLine,
        /// The account to assume where the program names none.
        account_id: Option<String>,
    },
    /// A console session, signed in to by `aws login`.
    Login {
        /// The ARN of who signed in.
        session: String,
    },
}

/// A command line. `Debug` does not show it: it may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub struct CommandLine(String);

impl CommandLine {
    /// As it stands in the profile.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A role to assume.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// The profile that declares it.
    pub profile: String,
    /// Its ARN.
    pub role_arn: String,
    /// The session's name; one is made up where there is none.
    pub session_name: Option<String>,
    /// What the role's owner asks third parties for.
    pub external_id: Option<String>,
    /// How long the session shall last, in seconds.
    pub duration_seconds: Option<u32>,
    /// The MFA device whose code is asked for.
    pub mfa_serial: Option<String>,
}

/// A sign-in of IAM Identity Center.
///
/// # Examples
///
/// ```
/// use aws_operation::{credentials::{FirstSource, Plan}, profile::Profiles};
///
/// let config = "
/// [default]
/// sso_session = work
/// sso_account_id = 123456789012
/// sso_role_name = Admin
/// [sso-session work]
/// sso_region = eu-west-1
/// sso_start_url = https://example.awsapps.com/start
/// ";
/// let FirstSource::Sso(sso) = Plan::of(&Profiles::parse(config, "")?)?.first else { unreachable!() };
/// assert_eq!(sso.role, Some(("123456789012".to_owned(), "Admin".to_owned())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sso {
    /// The `[sso-session ..]` section; `None` for a profile that says all itself.
    pub session: Option<String>,
    /// Where people sign in.
    pub start_url: String,
    /// The region of the Identity Center.
    pub region: String,
    /// The account and the name of the role in it. `None` where the profile wants a bearer token and no credentials.
    pub role: Option<(String, String)>,
}

impl Plan {
    /// The plan of the selected profile.
    ///
    /// # Errors
    ///
    /// Absent when the profile does not exist or says nothing about credentials; broken when what it says is not
    /// complete, contradicts itself or goes round in circles.
    pub fn of(profiles: &Profiles) -> Result<Self, CredentialsError> {
        let mut roles = Vec::new();
        let mut visited: Vec<&str> = Vec::new();
        let mut name = profiles.selected();
        let first = loop {
            let profile = find(profiles, name, visited.last().copied())?;
            if visited.contains(&name) {
                return Err(broken(format!("profile formed an infinite loop: {} -> {name}", visited.join(" -> "))));
            }
            visited.push(name);
            // A source profile's own keys are what it is named for, whatever role it declares besides.
            if visited.len() > 1
                && let Ok(credentials) = static_keys(name, profile)
            {
                break FirstSource::Static(credentials);
            }
            let Some((role, next)) = assumed_role(name, profile)? else { break first_source(name, profile, profiles)? };
            roles.push(role);
            match next {
                Next::SameProfile => break first_source(name, profile, profiles)?,
                Next::Profile(source) => name = source,
            }
        };
        roles.reverse();
        Ok(Self { first, roles })
    }
}

fn find<'a>(profiles: &'a Profiles, name: &str, referrer: Option<&str>) -> Result<&'a Section, CredentialsError> {
    profiles.profile(name).ok_or_else(|| match referrer {
        Some(referrer) => broken(format!("could not find source profile `{name}` referenced from `{referrer}`")),
        None if profiles.iter().next().is_none() => absent("no profiles were defined"),
        None => absent(format!("profile `{name}` is in neither shared file")),
    })
}

/// Whose credentials a role is assumed with.
enum Next<'a> {
    SameProfile,
    Profile(&'a str),
}

fn assumed_role<'a>(name: &str, profile: &'a Section) -> Result<Option<(Role, Next<'a>)>, CredentialsError> {
    let Some(role) = role(name, profile)? else { return Ok(None) };
    let next = match (profile.get("source_profile"), profile.get("credential_source")) {
        (Some(_), Some(_)) => {
            return Err(broken("profile contained both source_profile and credential_source; only one can say which"));
        }
        (Some(source), None) if source == name => Next::SameProfile,
        (Some(source), None) => Next::Profile(source),
        (None, Some(_)) => Next::SameProfile,
        (None, None) if profile.get("web_identity_token_file").is_some() => return Ok(None),
        (None, None) => {
            return Err(broken(
                "profile must contain `source_profile` or `credential_source` to say who assumes its `role_arn`",
            ));
        }
    };
    Ok(Some((role, next)))
}

fn role(name: &str, profile: &Section) -> Result<Option<Role>, CredentialsError> {
    let Some(role_arn) = profile.get("role_arn") else { return Ok(None) };
    let own = |key| profile.get(key).map(str::to_owned);
    let duration = profile.get("duration_seconds").map(|seconds| {
        seconds.parse().map_err(|_| broken(format!("`duration_seconds` of profile `{name}` is no number of seconds")))
    });
    Ok(Some(Role {
        profile: name.to_owned(),
        role_arn: role_arn.to_owned(),
        session_name: own("role_session_name"),
        external_id: own("external_id"),
        duration_seconds: duration.transpose()?,
        mfa_serial: own("mfa_serial"),
    }))
}

fn first_source(name: &str, profile: &Section, profiles: &Profiles) -> Result<FirstSource, CredentialsError> {
    if let Some(source) = profile.get("credential_source").filter(|_| profile.get("role_arn").is_some()) {
        return named_source(source);
    }
    if let Some(token_file) = profile.get("web_identity_token_file") {
        let role = role(name, profile)?;
        let role = role.ok_or_else(|| broken("`web_identity_token_file` was specified but `role_arn` was missing"))?;
        return Ok(FirstSource::WebIdentity { role, token_file: token_file.to_owned() });
    }
    if let Some(sso) = sso(name, profile, profiles)? {
        return Ok(FirstSource::Sso(sso));
    }
    if let Some(session) = profile.get("login_session") {
        return Ok(FirstSource::Login { session: session.to_owned() });
    }
    match (static_keys(name, profile), profile.get("credential_process")) {
        (Ok(credentials), _) => Ok(FirstSource::Static(credentials)),
        (Err(_), Some(command)) => Ok(FirstSource::Process {
            command: CommandLine(command.to_owned()),
            account_id: profile.get("aws_account_id").map(str::to_owned),
        }),
        (Err(error), None) => Err(error),
    }
}

fn named_source(source: &str) -> Result<FirstSource, CredentialsError> {
    match source {
        _ if source.eq_ignore_ascii_case("Environment") => Ok(FirstSource::Environment),
        _ if source.eq_ignore_ascii_case("Ec2InstanceMetadata") => Ok(FirstSource::InstanceMetadata),
        _ if source.eq_ignore_ascii_case("EcsContainer") => Ok(FirstSource::Container),
        _ => Err(broken(format!(
            "`{source}` is no `credential_source`; write `Environment`, `Ec2InstanceMetadata` or `EcsContainer`"
        ))),
    }
}

/// [Keys of IAM Identity Center](https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html), in a
/// session's section or in the profile itself.
fn sso(name: &str, profile: &Section, profiles: &Profiles) -> Result<Option<Sso>, CredentialsError> {
    let role = match (profile.get("sso_account_id"), profile.get("sso_role_name")) {
        (Some(account), Some(role)) => Some((account.to_owned(), role.to_owned())),
        (None, Some(_)) => return Err(broken("if `sso_role_name` is set, then `sso_account_id` must also be set")),
        (Some(_), None) => return Err(broken("if `sso_account_id` is set, then `sso_role_name` must also be set")),
        (None, None) => None,
    };
    let session = profile.get("sso_session");
    let keys = ["sso_start_url", "sso_region"];
    if session.is_none() && role.is_none() && keys.iter().all(|key| profile.get(key).is_none()) {
        return Ok(None);
    }
    let section = match session {
        None => profile,
        Some(session) => profiles.sso_session(session).ok_or_else(|| {
            broken(format!("sso-session named `{session}` (referenced by profile `{name}`) was not found"))
        })?,
    };
    for key in keys {
        if profile.get(key).is_some_and(|value| section.get(key) != Some(value)) {
            return Err(broken(format!(
                "`{key}` can only be specified in the [sso-session] config when a session name is given"
            )));
        }
    }
    let needed = |key| {
        let value = section.get(key).map(str::to_owned);
        value.ok_or_else(|| broken(format!("`{key}` is missing from what profile `{name}` says of sso")))
    };
    let (start_url, region) = (needed("sso_start_url")?, needed("sso_region")?);
    Ok(Some(Sso { session: session.map(str::to_owned), start_url, region, role }))
}

fn static_keys(name: &str, profile: &Section) -> Result<Credentials, CredentialsError> {
    let value = |key| profile.get(key).filter(|value| !value.is_empty());
    let (key, secret) = match (value("aws_access_key_id"), value("aws_secret_access_key")) {
        (Some(key), Some(secret)) => (key, secret),
        (Some(_), None) => return Err(broken(format!("profile missing aws_secret_access_key: `{name}`"))),
        (None, Some(_)) => return Err(broken(format!("profile missing aws_access_key_id: `{name}`"))),
        (None, None) => return Err(absent(format!("profile `{name}` did not contain credential information"))),
    };
    let mut credentials = Credentials::new(key, secret);
    if let Some(token) = value("aws_session_token") {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = value("aws_account_id") {
        credentials = credentials.with_account_id(account);
    }
    Ok(credentials)
}

fn absent(message: impl Into<Cow<'static, str>>) -> CredentialsError {
    CredentialsError::absent(message)
}

fn broken(message: impl Into<Cow<'static, str>>) -> CredentialsError {
    CredentialsError::broken(message)
}
