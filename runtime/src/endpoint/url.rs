//! The place that requests go to.

use std::{fmt, str::FromStr};

use http::Uri;

/// Where a service is reached: scheme, host and port, and a base path if there is one.
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
        self.url.path().trim_end_matches('/')
    }
}

impl FromStr for Endpoint {
    type Err = InvalidEndpoint;

    /// Fails unless it is an absolute `http` or `https` URL without query and user.
    fn from_str(url: &str) -> Result<Self, InvalidEndpoint> {
        let invalid = || InvalidEndpoint(url.to_owned());
        let parsed: Uri = url.parse().map_err(|_| invalid())?;
        let is_http = matches!(parsed.scheme_str(), Some("http" | "https"));
        let has_user = parsed.authority().is_some_and(|authority| authority.as_str().contains('@'));
        if is_http && !has_user && parsed.host().is_some_and(|host| !host.is_empty()) && parsed.query().is_none() {
            Ok(Self { url: parsed })
        } else {
            Err(invalid())
        }
    }
}

/// A text that is no endpoint.
///
/// ```
/// let error = "localhost:4566".parse::<aws_operation::Endpoint>().unwrap_err();
/// assert!(error.to_string().contains("http://"));
/// ```
#[derive(Debug)]
pub struct InvalidEndpoint(String);

impl fmt::Display for InvalidEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an endpoint: write a URL such as `http://localhost:4566`", self.0)
    }
}

impl std::error::Error for InvalidEndpoint {}
