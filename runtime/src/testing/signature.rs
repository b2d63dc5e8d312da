//! Whether a request is signed with the right key, and came as it was signed.

use std::time::SystemTime;

use http::{HeaderMap, header::AUTHORIZATION};

use super::RecordedRequest;
use crate::{
    credentials::Credentials,
    shape::Timestamp,
    sigv4::{Payload, Scope, Signer},
};

/// What is wrong with the signature, without what is secret. Its age is not looked at: a test's clock may be its own.
pub(super) fn verify(credentials: &Credentials, request: &RecordedRequest) -> Result<(), String> {
    let authorization = request.header("authorization").ok_or("the request is not signed")?;
    let stated = Stated::parse(authorization).ok_or("`authorization` is not a signature of version 4")?;
    if stated.access_key_id != credentials.access_key_id() {
        return Err(format!("it is signed with the access key `{}`", stated.access_key_id));
    }
    let date = request.header("x-amz-date").ok_or("`x-amz-date` is missing")?;
    let time = signing_time(date).ok_or("`x-amz-date` is no time")?;
    let payload = match request.header("x-amz-content-sha256") {
        Some("UNSIGNED-PAYLOAD") => Payload::Unsigned,
        _ => Payload::Bytes(request.body()),
    };
    let mut again = request.head().clone();
    again.headers = stated.signed(request.headers());
    Signer::new(credentials, Scope::new(stated.region, stated.service), time)
        .sign(&mut again, payload)
        .map_err(|error| error.to_string())?;
    let expected = again.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let has_token = request.header("x-amz-security-token") == credentials.session_token();
    if expected == Some(authorization) && has_token {
        return Ok(());
    }
    Err("the signature is another: it was made with another key, or the request was changed after it".to_owned())
}

/// Reads `20150830T123600Z`: an RFC 3339 time without the punctuation.
fn signing_time(date: &str) -> Option<SystemTime> {
    let (day, time) = date.strip_suffix('Z').filter(|rest| rest.len() == 15)?.split_once('T')?;
    let (year, month, day) = (day.get(..4)?, day.get(4..6)?, day.get(6..)?);
    let (hour, minute, second) = (time.get(..2)?, time.get(2..4)?, time.get(4..)?);
    let time: Timestamp = format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z").parse().ok()?;
    time.try_into().ok()
}

/// What an `authorization` header says.
struct Stated<'a> {
    access_key_id: &'a str,
    region: &'a str,
    service: &'a str,
    signed_headers: &'a str,
}

impl<'a> Stated<'a> {
    fn parse(authorization: &'a str) -> Option<Self> {
        let mut parts = authorization.strip_prefix("AWS4-HMAC-SHA256 ")?.split(',').map(str::trim);
        let mut scope = parts.next()?.strip_prefix("Credential=")?.split('/');
        let (access_key_id, _date, region, service) = (scope.next()?, scope.next()?, scope.next()?, scope.next()?);
        let signed_headers = parts.next()?.strip_prefix("SignedHeaders=")?;
        Some(Self { access_key_id, region, service, signed_headers })
    }

    /// The headers that are signed, and no others.
    fn signed(&self, headers: &HeaderMap) -> HeaderMap {
        let is_signed = |name: &str| self.signed_headers.split(';').any(|signed| signed == name);
        let signed = headers.iter().filter(|(name, _)| is_signed(name.as_str()));
        let mut all = HeaderMap::new();
        for (name, value) in signed {
            all.append(name.clone(), value.clone());
        }
        all
    }
}
