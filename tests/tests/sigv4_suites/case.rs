//! One case of any suite: what is signed, and what must come out.

use std::time::{Duration, SystemTime};

use aws_operation::{
    credentials::Credentials,
    sigv4::{ContentSha256, KeyCache, PathEncoding, PathNormalization, Payload, Scope, SessionToken, Settings, Signer},
};
use chrono::{DateTime, NaiveDateTime};
use http::header::AUTHORIZATION;

use crate::message::{Message, comparable_parts};

pub(crate) const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

pub(crate) struct Case {
    pub(crate) request: Message,
    pub(crate) credentials: Credentials,
    pub(crate) region: String,
    pub(crate) service: String,
    pub(crate) time: SystemTime,
    pub(crate) normalize: bool,
    pub(crate) content_sha256: ContentSha256,
    pub(crate) session_token: SessionToken,
}

/// What a suite has of a case; not all have all.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) canonical_request: Option<String>,
    pub(crate) string_to_sign: Option<String>,
    pub(crate) authorization: Option<String>,
    pub(crate) signature: Option<String>,
    pub(crate) signed_request: Option<String>,
}

impl Case {
    /// Signs in the headers.
    pub(crate) fn sign(&self, expected: &Outcome) -> Result<(), String> {
        self.check(expected, None)
    }

    /// Signs in the query.
    pub(crate) fn presign(&self, expires: Duration, expected: &Outcome) -> Result<(), String> {
        self.check(expected, Some(expires))
    }

    fn check(&self, expected: &Outcome, expires: Option<Duration>) -> Result<(), String> {
        let keys = KeyCache::new();
        let signer = Signer::new(&self.credentials, Scope::new(&self.region, &self.service), self.time)
            .with_settings(self.settings())
            .with_keys(&keys);
        let payload = Payload::Bytes(self.request.body.as_bytes());
        let mut parts = self.request.parts();
        let signature = match expires {
            Some(expires) => signer.presign(&mut parts, payload, expires),
            None => signer.sign(&mut parts, payload),
        };
        let signature = signature.map_err(|error| error.to_string())?;

        // First what shows most about a difference.
        let canonical_request = signer.canonical_request(&parts, payload).map_err(|error| error.to_string())?;
        equal("canonical request", expected.canonical_request.as_deref(), &canonical_request)?;
        let string_to_sign = signer.string_to_sign(&parts, payload).map_err(|error| error.to_string())?;
        equal("string to sign", expected.string_to_sign.as_deref(), &string_to_sign)?;
        equal("signature", expected.signature.as_deref(), signature.as_str())?;
        let authorization = parts.headers.get(AUTHORIZATION).map(|value| String::from_utf8_lossy(value.as_bytes()));
        equal("authorization", expected.authorization.as_deref(), &authorization.unwrap_or_default())?;
        let signed_request = expected.signed_request.as_deref().map(|text| Message::parse(text).comparable());
        equal("signed request", signed_request.as_deref(), &comparable_parts(&parts))
    }

    fn settings(&self) -> Settings {
        let mut settings = Settings::default();
        // The suites show a path with a space as a service sees it, before it was encoded for the wire, and count
        // that encoding as the canonical one.
        let has_space = self.request.target.contains(' ') || self.request.target.contains("%20");
        settings.path_encoding = if has_space { PathEncoding::Single } else { PathEncoding::Double };
        settings.path_normalization = if self.normalize { PathNormalization::On } else { PathNormalization::Off };
        settings.content_sha256 = self.content_sha256;
        settings.session_token = self.session_token;
        settings
    }
}

/// The time of `20150830T123600Z` or `2015-08-30T12:36:00Z`.
pub(crate) fn time(text: &str) -> SystemTime {
    let parsed = DateTime::parse_from_rfc3339(text).map(|time| time.to_utc());
    let parsed = parsed.or_else(|_| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ").map(|time| time.and_utc()));
    parsed.expect("a time").into()
}

fn equal(what: &str, expected: Option<&str>, found: &str) -> Result<(), String> {
    match expected.map(str::trim_end) {
        Some(expected) if expected != found => Err(format!("{what}:\n--- expected\n{expected}\n--- found\n{found}")),
        _ => Ok(()),
    }
}
