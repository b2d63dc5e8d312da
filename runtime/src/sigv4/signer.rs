use std::{
    ops::Range,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Uri, header::AUTHORIZATION, request::Parts, uri::PathAndQuery};
use percent_encoding::percent_encode;

use crate::{
    credentials::Credentials,
    percent::NOT_UNRESERVED,
    sigv4::{
        ContentSha256, Expected, KeyCache, Mismatch, Payload, Scope, Settings, Signature, SigningError,
        hash::{PayloadHash, hex_sha256},
        headers::{self, Location, SignedHeaders},
        key::SigningKey,
        mismatch, path, query,
        scope::ALGORITHM,
        time::Timestamp,
    },
};

/// The longest time a presigned URL can be valid for.
const LONGEST: Duration = Duration::from_hours(7 * 24);

const X_AMZ_DATE: &str = "x-amz-date";
const X_AMZ_CONTENT_SHA256: &str = "x-amz-content-sha256";
const DATE: HeaderName = HeaderName::from_static(X_AMZ_DATE);
const HASH: HeaderName = HeaderName::from_static(X_AMZ_CONTENT_SHA256);
const TOKEN: HeaderName = HeaderName::from_static(headers::SECURITY_TOKEN);

/// Signs requests: with whose credentials, for which service, when and how. It owns nothing, so that making one for
/// each request costs nothing.
///
/// # Examples
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// use aws_operation::{credentials::Credentials, sigv4::{Payload, Scope, Signer}};
///
/// let request = http::Request::get("https://example.amazonaws.com/").body(())?;
/// let (mut parts, ()) = request.into_parts();
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let time = UNIX_EPOCH + Duration::from_secs(1_440_938_160); // 2015-08-30 12:36:00
/// let signer = Signer::new(&credentials, Scope::new("us-east-1", "service"), time);
/// signer.sign(&mut parts, Payload::Bytes(b""))?;
///
/// assert_eq!(parts.headers["x-amz-date"], "20150830T123600Z");
/// assert_eq!(
///     parts.headers["authorization"],
///     "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
///      SignedHeaders=host;x-amz-date, \
///      Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Signer<'a> {
    credentials: &'a Credentials,
    scope: Scope<'a>,
    time: SystemTime,
    settings: Settings,
    keys: Option<&'a KeyCache>,
}

impl<'a> Signer<'a> {
    /// A signer with the [settings of the scope's service](Settings::of_service). AWS accepts a signature within some
    /// minutes of `time`.
    pub fn new(credentials: &'a Credentials, scope: Scope<'a>, time: SystemTime) -> Self {
        Self { credentials, scope, time, settings: Settings::of_service(scope.service), keys: None }
    }

    /// The same signer with other settings.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// The same signer, which looks for its signing key in `keys` before it derives one, and leaves it there.
    #[must_use]
    pub fn with_keys(self, keys: &'a KeyCache) -> Self {
        Self { keys: Some(keys), ..self }
    }

    /// Signs a request in its headers: sets `authorization` and `x-amz-date`, and where they are needed
    /// `x-amz-security-token` and `x-amz-content-sha256`. Values they had are replaced, so a request can be signed
    /// again for a retry.
    ///
    /// All headers are signed but those that change on the way, such as `user-agent` and `transfer-encoding`: what
    /// must not be tampered with has to be set before. The path and the query must be sent just as they are now.
    ///
    /// # Errors
    ///
    /// See [`SigningError`]. The request is then not to be sent: some of its headers may have been set.
    pub fn sign(&self, request: &mut Parts, payload: Payload<'_>) -> Result<Signature, SigningError> {
        let time = Timestamp::of(self.time)?;
        let hash = PayloadHash::of(payload);
        self.set_headers(&mut request.headers, time, payload, &hash)?;

        let token = self.settings.session_token;
        let mut signed = SignedHeaders::of(&request.headers, &request.uri, Location::Header, token)?;
        let query = request.uri.query().unwrap_or_default();
        let canonical = self.canonical_request_of(request, query, &mut signed, &hash);
        let signed_names = canonical.signed_names.clone();
        let (signature, text) = self.signature(canonical.text, time);

        let authorization = self.authorization(time, text.get(signed_names).unwrap_or_default(), signature);
        let mut value = header_value(AUTHORIZATION.as_str(), authorization)?;
        value.set_sensitive(true);
        set(&mut request.headers, AUTHORIZATION, value)?;
        Ok(signature)
    }

    /// Signs a request in its query, so that whoever gets the URI can send it for as long as `expires` says (one
    /// second to seven days, in whole seconds), though never longer than the credentials are valid. The headers that
    /// the request has are signed too, and must be sent with it; `host` always is.
    ///
    /// S3 wants [`Payload::Unsigned`]; other services the payload that will be sent, mostly none.
    ///
    /// # Errors
    ///
    /// See [`SigningError`].
    pub fn presign(
        &self,
        request: &mut Parts,
        payload: Payload<'_>,
        expires: Duration,
    ) -> Result<Signature, SigningError> {
        if expires < Duration::from_secs(1) || expires > LONGEST {
            return Err(SigningError::Expires(expires));
        }
        let time = Timestamp::of(self.time)?;
        let hash = PayloadHash::of(payload);
        if location(request) == Location::Query {
            return Err(SigningError::AlreadyPresigned);
        }
        for replaced in [AUTHORIZATION, DATE, TOKEN] {
            request.headers.remove(replaced);
        }

        let token = self.settings.session_token;
        let mut signed = SignedHeaders::of(&request.headers, &request.uri, Location::Query, token)?;
        let mut target = String::from(request.uri.path());
        let query_start = target.len() + 1;
        target.push('?');
        if let Some(query) = request.uri.query().filter(|query| !query.is_empty()) {
            target.push_str(query);
            target.push('&');
        }
        self.push_parameters(&mut target, time, &mut signed, expires);
        let query = target.get(query_start..).unwrap_or_default();
        let canonical = self.canonical_request_of(request, query, &mut signed, &hash);
        let (signature, _) = self.signature(canonical.text, time);

        push_parameter(&mut target, query::SIGNATURE, signature.as_bytes());
        request.uri = with_target(&request.uri, target)?;
        Ok(signature)
    }

    /// The [canonical request] of a request that this signer has signed or presigned: what to look at when AWS does
    /// not accept a signature. It holds the session token and all signed headers: treat it as the secret it is, or
    /// use [`explain`](Self::explain), which redacts.
    ///
    /// # Errors
    ///
    /// See [`SigningError`].
    ///
    /// [canonical request]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
    pub fn canonical_request(&self, request: &Parts, payload: Payload<'_>) -> Result<String, SigningError> {
        let query = request.uri.query().unwrap_or_default();
        let token = self.settings.session_token;
        let mut signed = SignedHeaders::of(&request.headers, &request.uri, location(request), token)?;
        let canonical = self.canonical_request_of(request, query, &mut signed, &PayloadHash::of(payload));
        Ok(String::from_utf8_lossy(&canonical.text).into_owned())
    }

    /// The [string to sign] of a request that this signer has signed or presigned. It holds no secret: the canonical
    /// request is in it as a hash.
    ///
    /// # Errors
    ///
    /// See [`SigningError`].
    ///
    /// [string to sign]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign
    pub fn string_to_sign(&self, request: &Parts, payload: Payload<'_>) -> Result<String, SigningError> {
        let canonical_request = self.canonical_request(request, payload)?;
        let mut out = Vec::new();
        let hash = hex_sha256(canonical_request.as_bytes());
        self.scope.write_string_to_sign(Timestamp::of(self.time)?, &hash, &mut out);
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    /// Why AWS did not accept the signature of a request: what was signed and what AWS expected, line by line, without
    /// secrets. The request may be as it was sent, or as it was before this signer signed it.
    ///
    /// # Errors
    ///
    /// See [`SigningError`].
    pub fn explain(
        &self,
        request: &Parts,
        payload: Payload<'_>,
        expected: &Expected<'_>,
    ) -> Result<Mismatch, SigningError> {
        let mut request = request.clone();
        if location(&request) == Location::Header {
            self.sign(&mut request, payload)?;
        }
        let canonical_request = self.canonical_request(&request, payload)?;
        let string_to_sign = self.string_to_sign(&request, payload)?;
        let secrets = mismatch::Secrets::of(self.credentials, &request.headers);
        Ok(Mismatch::new(&canonical_request, &string_to_sign, expected, &secrets))
    }

    fn set_headers(
        &self,
        headers: &mut HeaderMap,
        time: Timestamp,
        payload: Payload<'_>,
        hash: &PayloadHash,
    ) -> Result<(), SigningError> {
        set(headers, DATE, header_value(X_AMZ_DATE, time.as_bytes().to_vec())?)?;
        let needs_hash = payload == Payload::Unsigned || self.settings.content_sha256 == ContentSha256::Always;
        // One that is there already would otherwise be signed while it contradicts what is signed.
        if needs_hash || has(headers, &HASH) {
            set(headers, HASH, header_value(X_AMZ_CONTENT_SHA256, hash.as_bytes().to_vec())?)?;
        }
        if let Some(token) = self.credentials.session_token() {
            let mut value = header_value(headers::SECURITY_TOKEN, token.as_bytes().to_vec())?;
            value.set_sensitive(true);
            set(headers, TOKEN, value)?;
        } else if has(headers, &TOKEN) {
            headers.remove(TOKEN);
        }
        Ok(())
    }

    /// Appends what presigning adds to a query, up to the signature.
    fn push_parameters(&self, target: &mut String, time: Timestamp, signed: &mut SignedHeaders<'_>, expires: Duration) {
        let mut credential = Vec::from(self.credentials.access_key_id());
        credential.push(b'/');
        self.scope.write(time.day(), &mut credential);
        let mut names = Vec::new();
        signed.write_names(&mut names);

        target.push_str("X-Amz-Algorithm=");
        target.push_str(ALGORITHM);
        push_parameter(target, "X-Amz-Credential", &credential);
        push_parameter(target, "X-Amz-Date", time.as_bytes());
        push_parameter(target, "X-Amz-SignedHeaders", &names);
        push_parameter(target, "X-Amz-Expires", expires.as_secs().to_string().as_bytes());
        if let Some(token) = self.credentials.session_token() {
            push_parameter(target, query::SECURITY_TOKEN, token.as_bytes());
        }
    }

    fn canonical_request_of(
        &self,
        request: &Parts,
        query: &str,
        signed: &mut SignedHeaders<'_>,
        hash: &PayloadHash,
    ) -> CanonicalRequest {
        let path = request.uri.path();
        // Room for the string to sign behind it, and for encoding a few characters.
        let mut text = Vec::with_capacity(signed.len() + path.len() + 2 * query.len() + 320);
        text.extend_from_slice(request.method.as_str().as_bytes());
        text.push(b'\n');
        path::write(path, self.settings, &mut text);
        text.push(b'\n');
        query::write(query, self.settings.session_token, &mut text);
        text.push(b'\n');
        signed.write_lines(&mut text);
        text.push(b'\n');
        let names_start = text.len();
        signed.write_names(&mut text);
        let signed_names = names_start..text.len();
        text.push(b'\n');
        text.extend_from_slice(hash.as_bytes());
        CanonicalRequest { text, signed_names }
    }

    /// Signs a canonical request, and gives back its text (with something behind it).
    fn signature(&self, canonical_request: Vec<u8>, time: Timestamp) -> (Signature, Vec<u8>) {
        let mut text = canonical_request;
        let hash = hex_sha256(&text);
        // The buffer has room left, so the string to sign goes into it too.
        let end = text.len();
        self.scope.write_string_to_sign(time, &hash, &mut text);
        let key = match self.keys {
            Some(keys) => keys.key(self.credentials, time.day(), self.scope),
            None => SigningKey::derive(self.credentials.secret_access_key(), time.day(), self.scope),
        };
        (key.sign(text.get(end..).unwrap_or_default()), text)
    }

    fn authorization(&self, time: Timestamp, signed_names: &[u8], signature: Signature) -> Vec<u8> {
        let access_key_id = self.credentials.access_key_id();
        let fixed = " Credential=/, SignedHeaders=, Signature=".len() + ALGORITHM.len() + signature.as_bytes().len();
        let mut out = Vec::with_capacity(fixed + access_key_id.len() + self.scope.len() + signed_names.len());
        out.extend_from_slice(ALGORITHM.as_bytes());
        out.extend_from_slice(b" Credential=");
        out.extend_from_slice(access_key_id.as_bytes());
        out.push(b'/');
        self.scope.write(time.day(), &mut out);
        out.extend_from_slice(b", SignedHeaders=");
        out.extend_from_slice(signed_names);
        out.extend_from_slice(b", Signature=");
        out.extend_from_slice(signature.as_bytes());
        out
    }
}

/// The text of a canonical request, and where in it the names of the signed headers stand.
struct CanonicalRequest {
    text: Vec<u8>,
    signed_names: Range<usize>,
}

/// Where a request has its signature, or will have it.
fn location(request: &Parts) -> Location {
    let is_presigned = request.uri.query().is_some_and(|query| query::has(query, query::SIGNATURE));
    if is_presigned { Location::Query } else { Location::Header }
}

fn header_value(name: &'static str, value: Vec<u8>) -> Result<HeaderValue, SigningError> {
    HeaderValue::from_maybe_shared(Bytes::from(value)).map_err(|_| SigningError::HeaderValue(name))
}

/// Whether there is such a header. They are few: to compare their names takes less than to hash this one.
fn has(headers: &HeaderMap, name: &HeaderName) -> bool {
    headers.keys().any(|other| other == name)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) -> Result<(), SigningError> {
    headers.try_insert(name, value).map(drop).map_err(|_| SigningError::TooManyHeaders)
}

/// Appends `&name=value`.
fn push_parameter(target: &mut String, name: &str, value: &[u8]) {
    target.push('&');
    target.push_str(name);
    target.push('=');
    target.extend(percent_encode(value, NOT_UNRESERVED));
}

/// The URI with another path and query.
fn with_target(uri: &Uri, target: String) -> Result<Uri, SigningError> {
    let target = PathAndQuery::from_maybe_shared(Bytes::from(target)).map_err(|_| SigningError::Uri)?;
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(target);
    Uri::from_parts(parts).map_err(|_| SigningError::Uri)
}
