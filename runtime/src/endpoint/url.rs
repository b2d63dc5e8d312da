//! The place that requests go to.

use std::{fmt, str::FromStr};

use http::Uri;

/// Where a service is reached: scheme, host and port, and a base path if there is one.
///
/// [`resolve`](super::resolve) finds AWS's own; any other is parsed from a URL:
///
/// ```
/// use aws_operation::Endpoint;
///
/// let endpoint: Endpoint = "http://127.0.0.1:4566/base/".parse()?;
/// assert_eq!((endpoint.scheme(), endpoint.authority(), endpoint.base_path()), ("http", "127.0.0.1:4566", "/base"));
/// # Ok::<(), aws_operation::endpoint::InvalidEndpoint>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: Uri,
    pub(super) signing_region: Option<String>,
    pub(super) signing_name: Option<&'static str>,
}

impl Endpoint {
    /// `http` or `https`.
    pub fn scheme(&self) -> &str {
        self.url.scheme_str().unwrap_or("https")
    }

    /// The host, with the port where one is given.
    pub fn authority(&self) -> &str {
        self.url.authority().map_or("", |authority| authority.as_str())
    }

    /// What stands before every operation's path, without a final `/`: mostly nothing.
    pub fn base_path(&self) -> &str {
        // Not by `char`, whose search starts up machinery for long texts: nearly every path here is `/`.
        self.url.path().trim_end_matches(['/'])
    }

    /// All of it.
    pub(crate) const fn url(&self) -> &Uri {
        &self.url
    }

    /// The region that requests to this endpoint are signed for, where it is not the client's: a global service's.
    pub fn signing_region(&self) -> Option<&str> {
        self.signing_region.as_deref()
    }

    /// The name that requests to this endpoint are signed with, where it is not the service's.
    pub const fn signing_name(&self) -> Option<&'static str> {
        self.signing_name
    }

    /// The endpoint that a rule gives: a host, with a base path or without, reached by https unless the rule says http.
    pub(super) fn at(host: &str) -> Option<Self> {
        let url = if host.starts_with("http://") { host.to_owned() } else { format!("https://{host}") };
        Self::new(url.try_into().ok()?)
    }

    fn new(url: Uri) -> Option<Self> {
        let authority = url.authority()?;
        let is_http = matches!(url.scheme_str(), Some("http" | "https"));
        let has_user = authority.as_str().contains('@');
        let plain = is_http && !has_user && !authority.host().is_empty() && url.query().is_none();
        plain.then_some(Self { url, signing_region: None, signing_name: None })
    }
}

/// Its URL, without a final `/`.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme(), self.authority(), self.base_path())
    }
}

impl FromStr for Endpoint {
    type Err = InvalidEndpoint;

    /// Fails unless it is an absolute `http` or `https` URL without query, fragment and user.
    fn from_str(url: &str) -> Result<Self, InvalidEndpoint> {
        let problem = match url.parse::<Uri>() {
            _ if url.contains('#') => "it has a fragment",
            Err(_) => "it is not a URL",
            Ok(uri) if uri.scheme().is_none() => "it has no scheme",
            Ok(uri) if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) => "it has a user",
            Ok(uri) if uri.query().is_some() => "it has a query",
            Ok(uri) => match Self::new(uri) {
                Some(endpoint) => return Ok(endpoint),
                None => "its scheme is not `http` or `https`",
            },
        };
        Err(InvalidEndpoint { url: without_user(url), problem })
    }
}

/// A text that is no endpoint.
///
/// ```
/// let error = "localhost:4566".parse::<aws_operation::Endpoint>().unwrap_err();
/// assert!(error.to_string().contains("http://"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEndpoint {
    url: String,
    problem: &'static str,
}

impl fmt::Display for InvalidEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { url, problem } = self;
        write!(f, "`{url}` is not an endpoint, {problem}: write a URL such as `http://localhost:4566`")
    }
}

impl std::error::Error for InvalidEndpoint {}

/// A URL without what may be a password in it.
fn without_user(url: &str) -> String {
    match url.rsplit_once('@') {
        Some((_, after)) => format!("..@{after}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_endpoint_is_told() {
        for (url, problem) in [
            ("localhost:4566", "`localhost:4566` is not an endpoint, it has no scheme"),
            ("ftp://localhost", "`ftp://localhost` is not an endpoint, its scheme is not `http` or `https`"),
            ("https://", "`https://` is not an endpoint, it is not a URL"),
            ("/path", "`/path` is not an endpoint, it has no scheme"),
            ("http://h?x=1", "`http://h?x=1` is not an endpoint, it has a query"),
            ("http://h/#top", "`http://h/#top` is not an endpoint, it has a fragment"),
            ("http://h/a b", "`http://h/a b` is not an endpoint, it is not a URL"),
        ] {
            let error = url.parse::<Endpoint>().unwrap_err().to_string();
            assert_eq!(error.split_once(": write").map(|(fact, _)| fact), Some(problem));
        }
    }

    #[test]
    fn errors_hold_no_password() {
        let error = "http://user:hunter2@host/".parse::<Endpoint>().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
}
