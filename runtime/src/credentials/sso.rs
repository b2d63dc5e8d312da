//! Roles of IAM Identity Center.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{profile::Settings, system::System};

use super::{
    Credentials, CredentialsError, Sso, SsoToken,
    answer::{Object, malformed},
    endpoint::{self, SSO},
    http::{self as exchange, Patience, is_transient},
    sso_token::sign_in_hint,
};

const TOKEN_HEADER: HeaderName = HeaderName::from_static("x-amz-sso_bearer_token");

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// [GetRoleCredentials](https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html)
/// with the token of the sign-in.
pub(super) async fn role_credentials(
    system: &System,
    settings: &Settings,
    sso: &Sso,
) -> Result<Credentials, CredentialsError> {
    let Some((account, role)) = &sso.role else {
        return Err(CredentialsError::absent(
            "selected profile will resolve an access token instead of credentials: it sets neither `sso_account_id` \
             nor `sso_role_name`",
        ));
    };
    let token = SsoToken::of(system, settings, sso).await?;
    let request = request(settings, sso, (account, role), &token)?;
    let answer = exchange::send(system, Patience::SERVICE, Ok(request), is_transient).await;
    let answer = answer.map_err(|why| CredentialsError::broken(format!("sso: {}", why.reason())))?;
    match answer.status {
        status if status.is_success() => {}
        StatusCode::UNAUTHORIZED => {
            return Err(CredentialsError::broken(format!(
                "sso no longer accepts the token; {}",
                sign_in_hint(settings)
            )));
        }
        status => {
            return Err(CredentialsError::broken(format!(
                "sso answered {status} for role `{role}` of account `{account}`"
            )));
        }
    }
    parse(&answer.body).map(|credentials| credentials.with_account_id(account.as_str()))
}

/// [GetRoleCredentials](https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html).
fn request(
    settings: &Settings,
    sso: &Sso,
    (account, role): (&str, &str),
    token: &SsoToken,
) -> Result<Request<Bytes>, CredentialsError> {
    let endpoint = endpoint::find(&SSO, settings, &sso.region)?;
    let path = format!(
        "/federation/credentials?account_id={}&role_name={}",
        utf8_percent_encode(account, ENCODED),
        utf8_percent_encode(role, ENCODED),
    );
    let uri = endpoint::url(&endpoint, &path);
    let mut bearer = HeaderValue::from_str(token.token())
        .map_err(|_| CredentialsError::broken("the sso token holds characters that a header can't"))?;
    bearer.set_sensitive(true);
    exchange::request(Method::GET, &uri, (TOKEN_HEADER, bearer), Bytes::new())
        .map_err(|why| CredentialsError::broken(format!("sso: {why}")))
}

fn parse(body: &[u8]) -> Result<Credentials, CredentialsError> {
    let what = "the credentials that sso gave";
    let role = Object::parse(what, body)?.inner("roleCredentials")?;
    let credentials = Credentials::new(role.needed("accessKeyId")?, role.needed("secretAccessKey")?);
    let credentials = credentials.with_session_token(role.needed("sessionToken")?);
    // Milliseconds since 1970, unlike any other time in AWS's APIs.
    let expiry = role.number("expiration").map(Duration::from_millis);
    let expiry = expiry.and_then(|since| std::time::SystemTime::UNIX_EPOCH.checked_add(since));
    expiry
        .map(|expiry| credentials.with_expiry(expiry))
        .ok_or_else(|| malformed(what, "no `expiration` that is a time"))
}
