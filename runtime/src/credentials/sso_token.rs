//! The bearer token of IAM Identity Center that `aws sso login` leaves on the disk, and its renewal.

use std::{
    fmt,
    path::PathBuf,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderValue, Method, Request, header};
use serde_json::{Map, Value};
use sha1::{Digest, Sha1};

use crate::{
    Timestamp,
    profile::{Platform, Settings, in_home},
    shape::TimestampFormat,
    system::System,
};

use super::{
    CredentialsError, Sso,
    answer::{Object, date_time, text},
    cache_file,
    endpoint::{self, SSO_OIDC},
    http::{self as exchange, Answer, Patience, Unanswered, is_transient},
};

/// So long before its expiry a token is renewed.
const AHEAD: Duration = Duration::from_mins(5);

/// A bearer token of IAM Identity Center: what services take that know people instead of roles.
///
/// `Debug` does not show it.
///
/// # Examples
///
/// ```no_run
/// use aws_operation::{credentials::{CredentialsError, SsoToken}, system::System};
///
/// async fn bearer(system: &System) -> Result<String, CredentialsError> {
///     Ok(SsoToken::load(system).await?.token().to_owned())
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct SsoToken {
    token: String,
    expiry: SystemTime,
}

impl SsoToken {
    /// The token of the selected profile's `sso_session`, renewed if need be.
    ///
    /// # Errors
    ///
    /// Absent when the profile has no sign-in of IAM Identity Center; broken when nobody signed in or the token expired
    /// and can't be renewed.
    pub async fn load(system: &System) -> Result<Self, CredentialsError> {
        let settings = Settings::load(system.env(), system.fs()).await?;
        match super::Plan::of(settings.profiles())?.first {
            super::FirstSource::Sso(sso) => Self::of(system, &settings, &sso).await,
            _ => Err(CredentialsError::absent("the profile has no sign-in of IAM Identity Center")),
        }
    }

    /// The token. Never log or show it.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// When it stops being accepted.
    pub fn expiry(&self) -> SystemTime {
        self.expiry
    }

    pub(super) async fn of(system: &System, settings: &Settings, sso: &Sso) -> Result<Self, CredentialsError> {
        let path = file(system, sso)?;
        let text = system.fs().read_to_string(&path).await.map_err(|error| {
            let hint = sign_in_hint(settings);
            CredentialsError::broken(format!("failed to read `{}`: {error}; {hint}", path.display()))
        })?;
        let mut kept = Kept::parse(&path, &text)?;
        let now = system.clock().now();
        if now + AHEAD < kept.token.expiry || sso.session.is_none() && now < kept.token.expiry {
            return Ok(kept.token);
        }
        match kept.renew(system, settings, sso).await {
            Ok(()) => {
                if let Ok(content) = json(kept.members) {
                    // Who can't write the file, as in a container with the cache mounted for reading, has a token all
                    // the same.
                    let _ = system.fs().replace(&path, content).await;
                }
                Ok(kept.token)
            }
            Err(_) if now < kept.token.expiry => Ok(kept.token),
            Err(why) => Err(CredentialsError::broken(format!(
                "the sso token expired and could not be renewed: {why}; {}",
                sign_in_hint(settings)
            ))),
        }
    }
}

impl fmt::Debug for SsoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SsoToken").field("token", &"[redacted]").field("expiry", &self.expiry).finish()
    }
}

/// What people do about a sign-in that does not hold.
pub(super) fn sign_in_hint(settings: &Settings) -> String {
    match settings.profiles().selected() {
        "default" => "sign in with `aws sso login`".to_owned(),
        profile => format!("sign in with `aws sso login --profile {profile}`"),
    }
}

/// `~/.aws/sso/cache/<SHA-1 of the session's name, or of the start URL>.json`.
fn file(system: &System, sso: &Sso) -> Result<PathBuf, CredentialsError> {
    let name = cache_file::name(&Sha1::digest(sso.session.as_ref().unwrap_or(&sso.start_url)));
    in_home(system.env(), Platform::CURRENT, &[".aws", "sso", "cache", &name])
        .ok_or_else(|| CredentialsError::broken("there is no home directory with the sso tokens; set `HOME`"))
}

/// The content of the cache file.
struct Kept {
    token: SsoToken,
    /// All of it, with what only other tools know.
    members: Map<String, Value>,
}

impl Kept {
    fn parse(path: &std::path::Path, text: &str) -> Result<Self, CredentialsError> {
        let what = format!("the sso token in `{}`", path.display());
        let object = Object::parse(&what, text.as_bytes())?;
        let token = SsoToken { token: object.needed("accessToken")?.to_owned(), expiry: object.time("expiresAt")? };
        Ok(Self { token, members: object.members })
    }

    /// Asks for a new token with the refresh token; without one all stays as it is.
    async fn renew(&mut self, system: &System, settings: &Settings, sso: &Sso) -> Result<(), String> {
        let now = system.clock().now();
        let request = self.renewal(now, settings, sso);
        let answer = exchange::send(system, Patience::SERVICE, request, is_transient).await;
        self.take_over(now, &answer.map_err(Unanswered::reason)?)
    }

    /// [CreateToken](https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html).
    fn renewal(&self, now: SystemTime, settings: &Settings, sso: &Sso) -> Result<Request<Bytes>, String> {
        let kept = |key| text(&self.members, key);
        let (Some(client), Some(secret), Some(refresh)) =
            (kept("clientId"), kept("clientSecret"), kept("refreshToken"))
        else {
            return Err("it came without a refresh token".to_owned());
        };
        if kept("registrationExpiresAt").and_then(date_time).is_some_and(|expiry| expiry <= now) {
            return Err("the client's registration expired too".to_owned());
        }
        let endpoint = endpoint::find(&SSO_OIDC, settings, &sso.region).map_err(|error| error.to_string())?;
        let uri = endpoint::url(&endpoint, "/token");
        let fields =
            [("clientId", client), ("clientSecret", secret), ("grantType", "refresh_token"), ("refreshToken", refresh)];
        let mut body = Map::new();
        for (key, value) in fields {
            set(&mut body, key, value);
        }
        let content_type = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        exchange::request(Method::POST, &uri, content_type, json(body)?.into())
    }

    fn take_over(&mut self, now: SystemTime, answer: &Answer) -> Result<(), String> {
        if !answer.status.is_success() {
            return Err(format!("the answer was {}", answer.status));
        }
        let fresh = Object::parse("the answer", &answer.body).map_err(|error| error.to_string())?;
        let token = fresh.text("accessToken").ok_or("the answer holds no `accessToken`")?;
        let lifetime = fresh.number("expiresIn").ok_or("the answer holds no `expiresIn`")?;
        let expiry = now.checked_add(Duration::from_secs(lifetime)).ok_or("`expiresIn` is out of range")?;
        let expires_at = TimestampFormat::DateTime.text(Timestamp::new(Timestamp::from(expiry).seconds(), 0));
        let expires_at = expires_at.ok_or("`expiresIn` is out of range")?;

        set(&mut self.members, "accessToken", token);
        set(&mut self.members, "expiresAt", &expires_at);
        if let Some(next) = fresh.text("refreshToken") {
            set(&mut self.members, "refreshToken", next);
        }
        self.token = SsoToken { token: token.to_owned(), expiry };
        Ok(())
    }
}

fn set(object: &mut Map<String, Value>, key: &str, value: &str) {
    object.insert(key.to_owned(), value.into());
}

fn json(object: Map<String, Value>) -> Result<Vec<u8>, String> {
    serde_json::to_vec(&Value::Object(object)).map_err(|error| error.to_string())
}
