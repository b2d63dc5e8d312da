//! What AWS expected to be signed, against what was signed.

use std::{borrow::Cow, error, fmt};

use http::HeaderMap;
use percent_encoding::utf8_percent_encode;

use crate::{
    credentials::Credentials,
    percent::NOT_UNRESERVED,
    sigv4::{diff, diff::Line},
};

const CANONICAL_REQUEST: &str = "The Canonical String for this request should have been";
const STRING_TO_SIGN: &str = "The String-to-Sign should have been";

/// What AWS says it would have signed. Services tell it in the message of `SignatureDoesNotMatch` and
/// `InvalidSignatureException`; S3 in elements of its XML.
///
/// Take care with that message: it repeats the session token. [`Expected::summary`] is the part of it to show.
///
/// # Examples
///
/// ```
/// use aws_operation::sigv4::Expected;
///
/// let message = "The request signature we calculated does not match the signature you provided.\n\n\
///     The Canonical String for this request should have been\n'GET\n/\n\nhost:h\n\nhost\ne3b0'\n\n\
///     The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20150830T123600Z\n...'\n";
/// let expected = Expected::in_message(message).ok_or("it says nothing of what it expected")?;
/// assert_eq!(expected.canonical_request, Some("GET\n/\n\nhost:h\n\nhost\ne3b0"));
/// assert!(Expected::summary(message).ends_with("the signature you provided."));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The canonical request, if it says.
    pub canonical_request: Option<&'a str>,
    /// The string to sign, if it says.
    pub string_to_sign: Option<&'a str>,
}

impl<'a> Expected<'a> {
    /// Finds it in an error message; `None` where the message has neither text.
    pub fn in_message(message: &'a str) -> Option<Self> {
        let (canonical_request, string_to_sign) = match message.split_once(STRING_TO_SIGN) {
            Some((before, after)) => (before, quoted(after)),
            None => (message, None),
        };
        let canonical_request = canonical_request.split_once(CANONICAL_REQUEST).and_then(|(_, after)| quoted(after));
        let found = canonical_request.is_some() || string_to_sign.is_some();
        found.then_some(Self { canonical_request, string_to_sign })
    }

    /// An error message up to where it repeats the request: what can be shown of it, since the rest may hold the
    /// session token. Another message is given back whole.
    pub fn summary(message: &str) -> &str {
        let cut = [CANONICAL_REQUEST, STRING_TO_SIGN].iter().filter_map(|start| message.find(start)).min();
        cut.and_then(|cut| message.get(..cut)).map_or(message, str::trim_end)
    }
}

/// Shows which texts there are, not the texts, which may hold the session token.
impl fmt::Debug for Expected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = |text: Option<&str>| text.map(str::len);
        f.debug_struct("Expected")
            .field("canonical_request_bytes", &length(self.canonical_request))
            .field("string_to_sign_bytes", &length(self.string_to_sign))
            .finish()
    }
}

/// Why a signature was not accepted, for people: `Display` shows, line by line, where AWS read the request otherwise
/// than it was signed (`-` what was signed, `+` what AWS expected); or, where there is no such line, that the secret
/// access key is the wrong one. Session tokens, signatures and sensitive headers are redacted.
///
/// # Examples
///
/// ```
/// use std::time::UNIX_EPOCH;
/// use aws_operation::{credentials::Credentials, sigv4::{Expected, Payload, Scope, Signer}};
///
/// let (mut parts, ()) = http::Request::get("https://h/a%2Fb").body(())?.into_parts();
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret");
/// let signer = Signer::new(&credentials, Scope::new("us-east-1", "iot"), UNIX_EPOCH);
/// signer.sign(&mut parts, Payload::Bytes(b""))?;
///
/// // A proxy on the way has decoded the path:
/// let seen = signer.canonical_request(&parts, Payload::Bytes(b""))?.replace("%252F", "/");
/// let expected = Expected { canonical_request: Some(&seen), string_to_sign: None };
/// let mismatch = signer.explain(&parts, Payload::Bytes(b""), &expected)?;
/// assert!(mismatch.to_string().contains("\n  GET\n- /a%252Fb\n+ /a/b\n"), "{mismatch}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    access_key_id: String,
    /// The differences of the canonical request; none where AWS did not say what it expected.
    canonical_request: Option<Vec<Line>>,
    string_to_sign: Option<Vec<Line>>,
}

impl Mismatch {
    pub(super) fn new(
        canonical_request: &str,
        string_to_sign: &str,
        expected: &Expected<'_>,
        secrets: &Secrets<'_>,
    ) -> Self {
        let lines = |ours, theirs: Option<&str>| {
            theirs.map(|theirs| {
                diff::lines(ours, theirs)
                    .map(|(side, text)| Line { side, text: secrets.redacted(text) })
                    .collect::<Vec<_>>()
            })
        };
        Self {
            access_key_id: secrets.credentials.access_key_id().to_owned(),
            canonical_request: lines(canonical_request, expected.canonical_request),
            string_to_sign: lines(string_to_sign, expected.string_to_sign),
        }
    }

    /// Whether AWS expected just what was signed, so that only the key can be wrong.
    pub fn is_wrong_key(&self) -> bool {
        let same = |lines: &Option<Vec<Line>>| lines.as_deref().is_none_or(|lines| lines.iter().all(Line::is_same));
        // The string to sign has the hash of the canonical request in it: where it is the same, all is.
        self.string_to_sign.is_some() && same(&self.string_to_sign) && same(&self.canonical_request)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_wrong_key() {
            return write!(
                f,
                "AWS expected just what was signed, so the secret access key is not that of access key id `{}`\n\
                 help: check that both come from the same place, and that nothing was cut off or added",
                self.access_key_id
            );
        }
        f.write_str("AWS read the request otherwise than it was signed (`-` signed, `+` expected by AWS)")?;
        for (title, lines) in [("canonical request", &self.canonical_request), ("string to sign", &self.string_to_sign)]
        {
            if let Some(lines) = lines {
                write!(f, "\n{title}:")?;
                lines.iter().try_for_each(|line| write!(f, "\n{line}"))?;
            }
        }
        Ok(())
    }
}

impl error::Error for Mismatch {}

/// What must not be shown of a request.
pub(super) struct Secrets<'a> {
    credentials: &'a Credentials,
    /// The session token as it is in a canonical query.
    encoded_token: Option<Cow<'a, str>>,
    headers: &'a HeaderMap,
}

/// Headers and query parameters that are secrets in themselves, in lower case.
const SECRET_NAMES: [&str; 8] = [
    "authorization",
    "cookie",
    "proxy-authorization",
    "x-amz-copy-source-server-side-encryption-customer-key",
    "x-amz-s3session-token",
    "x-amz-security-token",
    "x-amz-server-side-encryption-customer-key",
    "x-amz-signature",
];

impl<'a> Secrets<'a> {
    pub(super) fn of(credentials: &'a Credentials, headers: &'a HeaderMap) -> Self {
        let encoded_token = credentials.session_token().map(|token| utf8_percent_encode(token, NOT_UNRESERVED).into());
        Self { credentials, encoded_token, headers }
    }

    /// A line of a canonical request or string to sign, without its secrets.
    fn redacted(&self, line: &str) -> String {
        let mut shown = match line.split_once(':') {
            Some((name, value)) if self.is_secret(name) => format!("{name}:{}", stand_in(value)),
            _ => line.split('&').map(|pair| self.redacted_parameter(pair)).collect::<Vec<_>>().join("&"),
        };
        // Wherever else it may have got to.
        let secret_key = Some(self.credentials.secret_access_key());
        for secret in
            [self.credentials.session_token(), self.encoded_token.as_deref(), secret_key].into_iter().flatten()
        {
            if !secret.is_empty() {
                shown = shown.replace(secret, &stand_in(secret));
            }
        }
        shown
    }

    fn redacted_parameter<'b>(&self, pair: &'b str) -> Cow<'b, str> {
        match pair.split_once('=') {
            Some((name, value)) if self.is_secret(name) => Cow::Owned(format!("{name}={}", stand_in(value))),
            _ => Cow::Borrowed(pair),
        }
    }

    fn is_secret(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        SECRET_NAMES.contains(&name.as_str())
            || self.headers.iter().any(|(known, value)| known.as_str() == name && value.is_sensitive())
    }
}

/// Says how long a secret is, so that two different ones can be told apart at least where one is cut off.
fn stand_in(secret: &str) -> String {
    format!("[redacted, {} bytes]", secret.len())
}

/// What is between the first and the last single quote: the text itself may have some.
fn quoted(text: &str) -> Option<&str> {
    let (_, after) = text.split_once('\'')?;
    after.rsplit_once('\'').map(|(quoted, _)| quoted)
}
