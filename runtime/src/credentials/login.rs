//! The console session that `aws login` leaves on the disk.

use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};

use sha2::{Digest, Sha256};

use crate::{
    profile::{Platform, in_home},
    system::System,
};

use super::{Credentials, CredentialsError, answer::Object, cache_file};

/// The credentials of a [`login_session`](https://docs.aws.amazon.com/sdkref/latest/guide/feature-login-credentials.html)
/// while they are valid.
///
/// They are not renewed here: that takes a signature with an elliptic curve's key (`DPoP`), and with it a second set of
/// cryptography in every build. `aws login` renews them.
pub(super) async fn credentials(system: &System, session: &str) -> Result<Credentials, CredentialsError> {
    let path = file(system, session)
        .ok_or_else(|| CredentialsError::broken("there is no home directory with the sign-ins; set `HOME`"))?;
    let text = system.fs().read_to_string(&path).await.map_err(|error| {
        CredentialsError::broken(format!("failed to read `{}`: {error}; sign in with `aws login`", path.display()))
    })?;
    parse(&path, &text, system.clock().now())
}

/// `~/.aws/login/cache/<SHA-256 of who signed in>.json`.
fn file(system: &System, session: &str) -> Option<PathBuf> {
    let name = cache_file::name(&Sha256::digest(session.trim()));
    match system.env().var("AWS_LOGIN_CACHE_DIRECTORY") {
        Some(folder) => Some(Path::new(&folder).join(&name)),
        None => in_home(system.env(), Platform::CURRENT, &[".aws", "login", "cache", &name]),
    }
}

fn parse(path: &Path, text: &str, now: SystemTime) -> Result<Credentials, CredentialsError> {
    let what = format!("the sign-in in `{}`", path.display());
    let token = Object::parse(&what, text.as_bytes())?.inner("accessToken")?;
    let expiry = token.time("expiresAt")?;
    if expiry <= now {
        return Err(CredentialsError::broken("the console sign-in expired; sign in with `aws login`"));
    }
    Ok(Credentials::new(token.needed("accessKeyId")?, token.needed("secretAccessKey")?)
        .with_session_token(token.needed("sessionToken")?)
        .with_account_id(token.needed("accountId")?)
        .with_expiry(expiry))
}
