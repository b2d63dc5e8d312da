//! Credentials in JSON, as services, programs and files have them.

use std::time::SystemTime;

use serde_json::{Map, Value};

use crate::{Timestamp, shape::TimestampFormat};

use super::{Credentials, CredentialsError};

/// A JSON object. No error shows its text, which may be secret.
pub(super) struct Object<'a> {
    /// Its name in errors.
    what: &'a str,
    pub(super) members: Map<String, Value>,
}

impl<'a> Object<'a> {
    pub(super) fn parse(what: &'a str, bytes: &[u8]) -> Result<Self, CredentialsError> {
        let text = std::str::from_utf8(bytes).map_err(|_| malformed(what, "it is not UTF-8"))?;
        match serde_json::from_str(text) {
            Ok(Value::Object(members)) => Ok(Self { what, members }),
            Ok(_) => Err(malformed(what, "it is JSON, but no object")),
            // The parser's message would quote nothing but the place, yet only the place is sure to be no secret.
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                Err(malformed(what, &format!("invalid JSON at line {line}, column {column}")))
            }
        }
    }

    /// The credentials in it, whose session token stands under `token`.
    pub(super) fn credentials(&self, token: &str) -> Result<Credentials, CredentialsError> {
        let mut credentials = Credentials::new(self.needed("AccessKeyId")?, self.needed("SecretAccessKey")?);
        if let Some(token) = self.text(token) {
            credentials = credentials.with_session_token(token);
        }
        if self.text("Expiration").is_some() {
            credentials = credentials.with_expiry(self.time("Expiration")?);
        }
        if let Some(account) = self.text("AccountId") {
            credentials = credentials.with_account_id(account);
        }
        Ok(credentials)
    }

    /// A string that is not empty.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        text(&self.members, key)
    }

    /// The same, where it has to be there.
    pub(super) fn needed(&self, key: &str) -> Result<&str, CredentialsError> {
        self.text(key).ok_or_else(|| self.lacks(key))
    }

    /// A time that has to be there.
    pub(super) fn time(&self, key: &str) -> Result<SystemTime, CredentialsError> {
        date_time(self.needed(key)?).ok_or_else(|| malformed(self.what, &format!("`{key}` is no date and time")))
    }

    /// A whole number.
    pub(super) fn number(&self, key: &str) -> Option<u64> {
        self.members.get(key)?.as_u64()
    }

    /// The object in it that has to be there.
    pub(super) fn inner(mut self, key: &str) -> Result<Self, CredentialsError> {
        match self.members.get_mut(key) {
            Some(Value::Object(inner)) => Ok(Self { what: self.what, members: std::mem::take(inner) }),
            _ => Err(self.lacks(key)),
        }
    }

    fn lacks(&self, key: &str) -> CredentialsError {
        malformed(self.what, &format!("no `{key}`"))
    }
}

/// What is wrong with the JSON called `what`.
pub(super) fn malformed(what: &str, problem: &str) -> CredentialsError {
    CredentialsError::broken(format!("could not parse {what}: {problem}"))
}

/// A string that is not empty.
pub(super) fn text<'a>(members: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    members.get(key)?.as_str().filter(|text| !text.is_empty())
}

/// RFC 3339, also with the `UTC` that old versions of the AWS CLI wrote.
pub(super) fn date_time(text: &str) -> Option<SystemTime> {
    let text = text.strip_suffix("UTC").map_or_else(|| text.to_owned(), |time| format!("{time}Z"));
    let time: Timestamp = TimestampFormat::DateTime.parse(&text).ok()?;
    SystemTime::try_from(time).ok()
}
