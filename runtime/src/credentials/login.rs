//! The console session that `aws login` leaves on the disk.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    profile::{Platform, in_home},
    system::System,
};

use super::{Credentials, CredentialsError, answer, cache_file};

/// The credentials of a [`login_session`](https://docs.aws.amazon.com/sdkref/latest/guide/feature-login-credentials.html)
/// while they are valid.
///
/// They are not renewed here: that takes a signature with an elliptic curve's key (`DPoP`), and with it a second set of
/// cryptography in every build. `aws login` renews them.
pub(super) async fn credentials(system: &System, session: &str) -> Result<Credentials, CredentialsError> {
    let name = cache_file::name(&Sha256::digest(session.trim()));
    let path = match system.env().var("AWS_LOGIN_CACHE_DIRECTORY") {
        Some(folder) => Some(std::path::Path::new(&folder).join(&name)),
        None => in_home(system.env(), Platform::CURRENT, &[".aws", "login", "cache", &name]),
    };
    let path =
        path.ok_or_else(|| CredentialsError::broken("there is no home directory with the sign-ins; set `HOME`"))?;
    let text = system.fs().read_to_string(&path).await.map_err(|error| {
        CredentialsError::broken(format!("failed to read `{}`: {error}; sign in with `aws login`", path.display()))
    })?;

    let what = format!("the sign-in in `{}`", path.display());
    let object = answer::object(&what, text.as_bytes())?;
    let Some(Value::Object(token)) = object.get("accessToken") else {
        return Err(CredentialsError::broken(format!("could not parse {what}: no `accessToken`")));
    };
    let needed = |key| {
        answer::text(token, key).ok_or_else(|| CredentialsError::broken(format!("could not parse {what}: no `{key}`")))
    };
    let expiry = answer::date_time(needed("expiresAt")?)
        .ok_or_else(|| CredentialsError::broken(format!("could not parse {what}: `expiresAt` is no date and time")))?;
    if expiry <= system.clock().now() {
        return Err(CredentialsError::broken("the console sign-in expired; sign in with `aws login`"));
    }
    Ok(Credentials::new(needed("accessKeyId")?, needed("secretAccessKey")?)
        .with_session_token(needed("sessionToken")?)
        .with_account_id(needed("accountId")?)
        .with_expiry(expiry))
}
