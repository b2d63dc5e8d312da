//! EC2's instance metadata service, in its version 2.

use std::{borrow::Cow, time::Duration};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, StatusCode};

use crate::{
    endpoint::Endpoint,
    profile::{ProfileError, Settings},
    system::System,
    transport::BoxFuture,
};

use super::{
    Credentials, CredentialsError, ProvideCredentials,
    answer::Object,
    endpoint,
    http::{self as exchange, Answer, Patience, Unanswered},
};

const IPV4: &str = "http://169.254.169.254";
const IPV6: &str = "http://[fd00:ec2::254]";
const TOKEN_PATH: &str = "/latest/api/token";
const ROLE_PATH: &str = "/latest/meta-data/iam/security-credentials/";
const REGION_PATH: &str = "/latest/meta-data/placement/region";
const TOKEN_TTL_HEADER: HeaderName = HeaderName::from_static("x-aws-ec2-metadata-token-ttl-seconds");
const TOKEN_HEADER: HeaderName = HeaderName::from_static("x-aws-ec2-metadata-token");

/// Version 2's longest: six hours. The token is asked for anew each time credentials are, which is seldom.
const TOKEN_TTL: HeaderValue = HeaderValue::from_static("21600");

/// So long credentials are used after all that are past their expiry: while the service that renews them is down, the
/// old ones go on working.
const GRACE: Duration = Duration::from_mins(10);

/// The role of the EC2 instance that the program runs on, from the [instance metadata
/// service](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html). Version 1
/// of the service is not spoken: whoever can make a program fetch a URL can read it.
///
/// `AWS_EC2_METADATA_DISABLED`, `AWS_EC2_METADATA_SERVICE_ENDPOINT`, `AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE`,
/// `AWS_METADATA_SERVICE_TIMEOUT` (seconds) and `AWS_METADATA_SERVICE_NUM_ATTEMPTS` are heeded, the profile's
/// `ec2_metadata_service_endpoint` and so on too.
///
/// # Errors
///
/// Absent when it is disabled, when nobody answers, and when the instance has no role; broken for any other answer that
/// holds no credentials.
///
/// # Examples
///
/// ```no_run
/// use aws_operation::{credentials::{CredentialsError, InstanceMetadata, ProvideCredentials}, system::System};
///
/// async fn find(system: &System) -> Result<String, CredentialsError> {
///     let credentials = InstanceMetadata::new(system.clone()).provide().await?;
///     Ok(credentials.access_key_id().to_owned())
/// }
/// ```
#[derive(Debug, Clone)]
pub struct InstanceMetadata {
    system: System,
    endpoint: Option<String>,
    mode: Option<EndpointMode>,
}

/// The address family of the instance metadata service.
///
/// # Examples
///
/// ```no_run
/// use aws_operation::{credentials::{EndpointMode, InstanceMetadata}, system::System};
///
/// fn over_ipv6(system: System) -> InstanceMetadata {
///     InstanceMetadata::new(system).with_mode(EndpointMode::IpV6)
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndpointMode {
    /// `169.254.169.254`.
    IpV4,
    /// `fd00:ec2::254`.
    IpV6,
}

impl InstanceMetadata {
    /// Asks over this system's transport.
    pub fn new(system: System) -> Self {
        Self { system, endpoint: None, mode: None }
    }

    /// The same at another endpoint, whatever the environment and the profile say.
    #[must_use]
    pub fn with_endpoint(self, endpoint: impl Into<String>) -> Self {
        Self { endpoint: Some(endpoint.into()), ..self }
    }

    /// The same over this address family, where no endpoint is configured.
    #[must_use]
    pub fn with_mode(self, mode: EndpointMode) -> Self {
        Self { mode: Some(mode), ..self }
    }

    /// The region that the instance runs in.
    ///
    /// # Errors
    ///
    /// As for credentials.
    pub async fn region(&self) -> Result<String, CredentialsError> {
        let session = self.session().await?;
        let answer = self.get(&session, REGION_PATH).await?;
        let region = answer.text().filter(|text| answer.status.is_success() && !text.is_empty());
        region.map(str::to_owned).ok_or_else(|| refused("the region", &answer))
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let session = self.session().await?;
        let roles = self.get(&session, ROLE_PATH).await?;
        if roles.status == StatusCode::NOT_FOUND {
            return Err(CredentialsError::absent("the instance has no IAM role"));
        }
        let role = roles.text().and_then(|text| text.lines().next()).filter(|_| roles.status.is_success());
        let role = role.ok_or_else(|| refused("the instance's role", &roles))?;
        let answer = self.get(&session, &format!("{ROLE_PATH}{role}")).await?;
        if !answer.status.is_success() {
            return Err(refused("the role's credentials", &answer));
        }
        let what = "the credentials that instance metadata gave";
        let object = Object::parse(what, &answer.body)?;
        if let Some(code) = object.text("Code").filter(|code| *code != "Success") {
            return Err(CredentialsError::broken(format!("instance metadata has no credentials: `{code}`")));
        }
        let credentials = object.credentials("Token")?.with_source(self.name().into_owned());
        let now = self.system.clock().now();
        match credentials.expiry() {
            Some(expiry) if expiry <= now => Ok(credentials.with_expiry(now + GRACE)),
            _ => Ok(credentials),
        }
    }

    async fn session(&self) -> Result<Session, CredentialsError> {
        let disabled = self.system.env().var("AWS_EC2_METADATA_DISABLED");
        if disabled.is_some_and(|value| value.trim().eq_ignore_ascii_case("true")) {
            return Err(CredentialsError::absent("disabled by `AWS_EC2_METADATA_DISABLED`"));
        }
        let settings = Settings::load(self.system.env(), self.system.fs()).await?;
        let endpoint = self.endpoint(&settings)?;
        let patience = patience(&settings)?;
        let uri = format!("{endpoint}{TOKEN_PATH}");
        let request = exchange::request(Method::PUT, &uri, (TOKEN_TTL_HEADER, TOKEN_TTL), Bytes::new());
        let answer = exchange::send(&self.system, patience, request, exchange::is_transient).await;
        let answer = answer.map_err(|unanswered| match unanswered {
            Unanswered::Unreachable(why) => CredentialsError::absent(format!("instance metadata: {why}")),
            Unanswered::Unreadable(why) => CredentialsError::broken(format!("instance metadata: {why}")),
        })?;
        let token = answer.text().filter(|_| answer.status.is_success()).ok_or_else(|| match answer.status {
            StatusCode::FORBIDDEN => CredentialsError::absent("request forbidden: IMDS is disabled"),
            StatusCode::NOT_FOUND => CredentialsError::absent("instance metadata has no version 2 here"),
            _ => refused("a token", &answer),
        })?;
        // The one who is there now stays there: silence is worth as many attempts as an error.
        let patience = Patience { unanswered: patience.attempts, ..patience };
        Ok(Session { token: token.to_owned(), endpoint, patience })
    }

    /// In this order: code, environment, profile; then the address family, in the same order.
    fn endpoint(&self, settings: &Settings) -> Result<String, CredentialsError> {
        let endpoint = settings.get(&["AWS_EC2_METADATA_SERVICE_ENDPOINT"], "ec2_metadata_service_endpoint");
        if let Some(endpoint) = &self.endpoint {
            return Ok(endpoint.trim_end_matches('/').to_owned());
        }
        if let Some(setting) = endpoint {
            let invalid = |error| CredentialsError::broken(format!("{}: {error}", setting.origin()));
            let endpoint: Endpoint = setting.value().trim().parse().map_err(invalid)?;
            return Ok(endpoint::url(&endpoint, ""));
        }
        let mode = settings.get(&["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"], "ec2_metadata_service_endpoint_mode");
        let mode = match (self.mode, mode) {
            (Some(mode), _) => mode,
            (None, None) => EndpointMode::IpV4,
            (None, Some(setting)) if setting.value().trim().eq_ignore_ascii_case("IPv4") => EndpointMode::IpV4,
            (None, Some(setting)) if setting.value().trim().eq_ignore_ascii_case("IPv6") => EndpointMode::IpV6,
            (None, Some(setting)) => {
                return Err(ProfileError::invalid(setting, "write `IPv4` or `IPv6`").into());
            }
        };
        Ok(match mode {
            EndpointMode::IpV4 => IPV4.to_owned(),
            EndpointMode::IpV6 => IPV6.to_owned(),
        })
    }

    fn get(&self, session: &Session, path: &str) -> BoxFuture<'_, Result<Answer, CredentialsError>> {
        let answer = exchange::send(&self.system, session.patience, session.request(path), exchange::is_transient);
        Box::pin(async {
            let answer = answer.await;
            answer.map_err(|why| CredentialsError::broken(format!("instance metadata: {}", why.reason())))
        })
    }
}

impl ProvideCredentials for InstanceMetadata {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }

    fn name(&self) -> Cow<'_, str> {
        Cow::Borrowed("EC2 instance metadata")
    }
}

struct Session {
    token: String,
    endpoint: String,
    patience: Patience,
}

impl Session {
    fn request(&self, path: &str) -> Result<Request<Bytes>, String> {
        let token = HeaderValue::from_str(&self.token).map_err(|error| error.to_string())?;
        exchange::request(Method::GET, &format!("{}{path}", self.endpoint), (TOKEN_HEADER, token), Bytes::new())
    }
}

/// One second and two attempts while nobody answers, so that a machine outside EC2 learns it soon; four where somebody
/// does.
fn patience(settings: &Settings) -> Result<Patience, ProfileError> {
    let number = |variable, key, help| match settings.get(&[variable], key) {
        None => Ok(None),
        Some(setting) => match setting.value().trim().parse::<u32>() {
            Ok(number) if (1..=60).contains(&number) => Ok(Some(number)),
            _ => Err(ProfileError::invalid(setting, help)),
        },
    };
    let timeout =
        number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout", "write whole seconds, from 1 to 60")?;
    let attempts =
        number("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts", "write a number from 1 to 60")?;
    Ok(Patience {
        timeout: Duration::from_secs(timeout.unwrap_or(1).into()),
        attempts: attempts.unwrap_or(4),
        unanswered: attempts.unwrap_or(2),
    })
}

fn refused(what: &str, answer: &Answer) -> CredentialsError {
    CredentialsError::broken(format!("instance metadata answered {} when asked for {what}", answer.status))
}
