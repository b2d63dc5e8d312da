//! The calls of AWS STS that give out credentials, and the one that tells whose they are.

use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    profile::Settings,
    sigv4::{Payload, Scope, Signer},
    system::System,
    transport::BoxFuture,
};

use super::{
    CallerIdentity, Credentials, CredentialsError, Role, answer,
    endpoint::{self, STS},
    http::{self as exchange, Answer, Patience, is_transient},
    xml::element,
};

/// What `application/x-www-form-urlencoded` values of the query protocol leave as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Where STS answers for those who name no region.
const GLOBAL: &str = "aws-global";

/// STS, as the settings say where it is.
pub(super) struct Sts<'a> {
    system: &'a System,
    settings: &'a Settings,
    fallback_region: Option<String>,
}

impl<'a> Sts<'a> {
    pub(super) fn new(system: &'a System, settings: &'a Settings) -> Self {
        Self { system, settings, fallback_region: None }
    }

    /// In this region where the settings name none.
    pub(super) fn or_in(self, region: Option<String>) -> Self {
        Self { fallback_region: region, ..self }
    }

    /// `AssumeRole`, with the credentials of the step before.
    pub(super) fn assume_role<'b>(
        &'b self,
        role: &Role,
        with: &'b Credentials,
    ) -> BoxFuture<'b, Result<Credentials, CredentialsError>> {
        let form = Form::new("AssumeRole")
            .field("RoleArn", Some(&role.role_arn))
            .field("RoleSessionName", Some(&self.session_name(role)))
            .field("ExternalId", role.external_id.as_deref())
            .field("DurationSeconds", role.duration_seconds.map(|seconds| seconds.to_string()).as_deref());
        self.session(format!("`AssumeRole` of `{}`", role.role_arn), form, Some(with))
    }

    /// `AssumeRoleWithWebIdentity`, which the token vouches for.
    pub(super) fn assume_role_with_web_identity(
        &self,
        role: &Role,
        token: &str,
    ) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        let form = Form::new("AssumeRoleWithWebIdentity")
            .field("RoleArn", Some(&role.role_arn))
            .field("RoleSessionName", Some(&self.session_name(role)))
            .field("WebIdentityToken", Some(token))
            .field("DurationSeconds", role.duration_seconds.map(|seconds| seconds.to_string()).as_deref());
        self.session(format!("`AssumeRoleWithWebIdentity` of `{}`", role.role_arn), form, None)
    }

    /// `GetCallerIdentity`, which takes no permission.
    pub(super) async fn caller_identity(&self, with: &Credentials) -> Result<CallerIdentity, CredentialsError> {
        let what = "`GetCallerIdentity`";
        let answer = self.call(what, Form::new("GetCallerIdentity"), Some(with)).await?;
        let needed = |name| element(&answer.body, name).ok_or_else(|| failed(what, &absent(name)));
        Ok(CallerIdentity { arn: needed("Arn")?, account: needed("Account")?, user_id: needed("UserId")? })
    }

    /// A name made up where none is set: with the time in it, to be found again in `CloudTrail`.
    fn session_name(&self, role: &Role) -> String {
        role.session_name.clone().unwrap_or_else(|| {
            let since = self.system.clock().now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            format!("aws-operation-{}", since.as_millis())
        })
    }

    /// Calls STS for a role's session; `what` names the call in errors.
    fn session<'b>(
        &'b self,
        what: String,
        form: Form,
        with: Option<&'b Credentials>,
    ) -> BoxFuture<'b, Result<Credentials, CredentialsError>> {
        Box::pin(async move {
            let answer = self.call(&what, form, with).await?;
            credentials(&answer).map_err(|why| failed(&what, &why))
        })
    }

    /// Calls STS; its answer is a success.
    async fn call(&self, what: &str, form: Form, with: Option<&Credentials>) -> Result<Answer, CredentialsError> {
        let region = self.settings.region().map(|region| region.value().to_owned());
        let region = region.or_else(|| self.fallback_region.clone()).unwrap_or_else(|| GLOBAL.to_owned());
        let endpoint = endpoint::find(&STS, self.settings, &region)?;
        let uri = endpoint::url(&endpoint, "/");
        let signing_region = endpoint.signing_region().unwrap_or(if region == GLOBAL { "us-east-1" } else { &region });
        let content_type = HeaderValue::from_static("application/x-www-form-urlencoded");
        let request = exchange::request(Method::POST, &uri, (header::CONTENT_TYPE, content_type), form.0.into());
        let request = request.and_then(|request| match with {
            Some(credentials) => self.sign(request, credentials, signing_region),
            None => Ok(request),
        });
        let answer = exchange::send(self.system, Patience::SERVICE, request, is_worth_another_attempt).await;
        let answer = answer.map_err(|why| failed(what, &why.reason()))?;
        if answer.status.is_success() { Ok(answer) } else { Err(failed(what, &refusal(&answer))) }
    }

    fn sign(&self, request: Request<Bytes>, with: &Credentials, region: &str) -> Result<Request<Bytes>, String> {
        let (mut parts, body) = request.into_parts();
        let host = parts.uri.authority().map_or("", |authority| authority.as_str());
        let host = HeaderValue::from_str(host).map_err(|error| error.to_string())?;
        parts.headers.insert(header::HOST, host);
        let signer = Signer::new(with, Scope::new(region, "sts"), self.system.clock().now());
        signer.sign(&mut parts, Payload::Bytes(&body)).map_err(|error| error.to_string())?;
        Ok(Request::from_parts(parts, body))
    }
}

fn failed(what: &str, why: &str) -> CredentialsError {
    CredentialsError::broken(format!("{what}: {why}"))
}

/// The body of a request in the query protocol.
struct Form(String);

impl Form {
    fn new(action: &str) -> Self {
        Self(format!("Action={action}&Version=2011-06-15"))
    }

    fn field(mut self, name: &str, value: Option<&str>) -> Self {
        if let Some(value) = value {
            self.0.push('&');
            self.0.push_str(name);
            self.0.push('=');
            self.0.extend(utf8_percent_encode(value, ENCODED));
        }
        self
    }
}

fn is_worth_another_attempt(answer: &Answer) -> bool {
    let is_passing =
        |code: String| code.starts_with("Throttl") || code == "RequestLimitExceeded" || code == "IDPCommunicationError";
    let is_refusal = answer.status == StatusCode::BAD_REQUEST;
    is_transient(answer) || is_refusal && element(&answer.body, "Code").is_some_and(is_passing)
}

/// `AccessDenied: .. (403)`. Of the message only the first line: to a wrong signature STS answers with the request's
/// headers on the lines below, the session token among them.
fn refusal(answer: &Answer) -> String {
    let message = element(&answer.body, "Message");
    let message = message.as_deref().and_then(|message| message.lines().next());
    match (element(&answer.body, "Code"), message) {
        (Some(code), Some(message)) => format!("{code}: {message} ({})", answer.status.as_u16()),
        (Some(code), None) => format!("{code} ({})", answer.status.as_u16()),
        (None, _) => format!("the answer was {}, without an error that STS knows", answer.status),
    }
}

fn credentials(answer: &Answer) -> Result<Credentials, String> {
    let text = |name: &str| element(&answer.body, name).filter(|text| !text.is_empty());
    let needed = |name| text(name).ok_or_else(|| absent(name));
    let expiry = answer::date_time(&needed("Expiration")?).ok_or("`Expiration` is no date and time")?;
    let credentials = Credentials::new(needed("AccessKeyId")?, needed("SecretAccessKey")?)
        .with_session_token(needed("SessionToken")?)
        .with_expiry(expiry);
    // arn:aws:sts::123456789012:assumed-role/role/session
    let account = text("Arn").and_then(|arn| arn.split(':').nth(4).map(str::to_owned));
    Ok(match account.filter(|account| !account.is_empty()) {
        Some(account) => credentials.with_account_id(account),
        None => credentials,
    })
}

fn absent(name: &str) -> String {
    format!("the answer holds no `{name}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_values_are_encoded() {
        let form = Form::new("AssumeRole").field("RoleArn", Some("arn:aws:iam::1:role/a b")).field("ExternalId", None);
        assert_eq!(form.0, "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa%20b");
    }
}
