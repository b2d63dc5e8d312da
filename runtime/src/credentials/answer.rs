//! Credentials in JSON, as the container's endpoint, instance metadata and credential processes write them.

use std::time::SystemTime;

use serde_json::{Map, Value};

use crate::{Timestamp, shape::TimestampFormat};

use super::{Credentials, CredentialsError};

/// A JSON object of an answer; `what` names the answer in errors. The text itself is never shown.
pub(super) fn object(what: &str, bytes: &[u8]) -> Result<Map<String, Value>, CredentialsError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| CredentialsError::broken(format!("could not parse {what}: it is not UTF-8")))?;
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(CredentialsError::broken(format!("could not parse {what}: it is JSON, but no object"))),
        // The parser's message would quote nothing but the place, yet only the place is sure to be no secret.
        Err(error) => Err(CredentialsError::broken(format!(
            "could not parse {what}: invalid JSON at line {}, column {}",
            error.line(),
            error.column()
        ))),
    }
}

/// The credentials in such an object, whose session token stands under `token`.
pub(super) fn credentials(
    what: &str,
    object: &Map<String, Value>,
    token: &str,
) -> Result<Credentials, CredentialsError> {
    let value = |key| text(object, key);
    let needed =
        |key| value(key).ok_or_else(|| CredentialsError::broken(format!("could not parse {what}: no `{key}`")));
    let mut credentials = Credentials::new(needed("AccessKeyId")?, needed("SecretAccessKey")?);
    if let Some(token) = value(token) {
        credentials = credentials.with_session_token(token);
    }
    if let Some(expiry) = value("Expiration") {
        let expiry = date_time(expiry).ok_or_else(|| {
            CredentialsError::broken(format!("could not parse {what}: `Expiration` is no date and time"))
        })?;
        credentials = credentials.with_expiry(expiry);
    }
    if let Some(account) = value("AccountId") {
        credentials = credentials.with_account_id(account);
    }
    Ok(credentials)
}

/// A string that is not empty.
pub(super) fn text<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str().filter(|text| !text.is_empty())
}

/// RFC 3339, also with the `UTC` that old versions of the AWS CLI wrote.
pub(super) fn date_time(text: &str) -> Option<SystemTime> {
    let text = text.strip_suffix("UTC").map_or_else(|| text.to_owned(), |time| format!("{time}Z"));
    let time: Timestamp = TimestampFormat::DateTime.parse(&text).ok()?;
    SystemTime::try_from(time).ok()
}
