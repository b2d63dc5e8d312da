//! How a client comes to be: by hand, or from what the machine says.

use std::{error::Error, fmt, sync::Arc, time::Duration};

use super::{Client, Inner, dispatch::Settings, endpoints::Endpoints};
use crate::{
    body::BoxError,
    credentials::{Cached, ProvideBearerToken, ProvideCredentials},
    sigv4::KeyCache,
    transport::Transport,
};

/// Sets a [`Client`] up.
///
/// ```
/// use std::time::Duration;
/// use aws_operation::{Client, Credentials};
///
/// let client = Client::builder()
///     .region("eu-west-1")
///     .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
///     .operation_timeout(Duration::from_secs(10))
///     .build()?;
/// # Ok::<(), aws_operation::client::BuildError>(())
/// ```
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder {
    pub(super) credentials: Option<Arc<dyn ProvideCredentials>>,
    bearer_token: Option<Arc<dyn ProvideBearerToken>>,
    transport: Option<Arc<dyn Transport>>,
    pub(super) endpoints: Endpoints,
    pub(super) dispatch: Settings,
    problem: Option<BuildError>,
}

impl ClientBuilder {
    pub(super) fn new() -> Self {
        Self {
            credentials: None,
            bearer_token: None,
            transport: None,
            endpoints: Endpoints::default(),
            dispatch: Settings::default(),
            problem: None,
        }
    }

    /// The region that requests go to: `eu-west-1`.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.endpoints.region = Some(region.into().into());
        self
    }

    /// What requests are signed with: [`Credentials`](crate::Credentials) that stay, or a provider of them, asked
    /// anew ahead of each expiry.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Arc::new(Cached::new(credentials)));
        self
    }

    /// What operations with `auth = "bearer"` are authorized with: a [`BearerToken`](crate::credentials::BearerToken)
    /// that stays, or a provider of them.
    pub fn bearer_token(mut self, token: impl ProvideBearerToken + 'static) -> Self {
        self.bearer_token = Some(Arc::new(token));
        self
    }

    /// Sends every service's requests to this URL: `http://127.0.0.1:4566`.
    pub fn endpoint_url(mut self, url: impl AsRef<str>) -> Self {
        match url.as_ref().parse() {
            Ok(endpoint) => self.endpoints.config.url = Some(endpoint),
            Err(error) => self.problem = Some(BuildError::new(error)),
        }
        self
    }

    /// Sends the requests of one service to this URL, given the service's id: `IVS RealTime`.
    pub fn endpoint_url_of(mut self, service_id: impl Into<String>, url: impl AsRef<str>) -> Self {
        match url.as_ref().parse() {
            Ok(endpoint) => {
                self.endpoints.by_service.push((service_id.into(), endpoint));
            }
            Err(error) => self.problem = Some(BuildError::new(error)),
        }
        self
    }

    /// What sends the requests: a configured `reqwest::Client` (proxy, TLS, limits), or any [`Transport`].
    ///
    /// Such a client must not follow redirects, since the next request would not be signed for its new place.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Uses AWS's endpoints whose cryptography is validated after FIPS 140.
    pub fn fips(mut self, fips: bool) -> Self {
        self.endpoints.config.fips = Some(fips);
        self
    }

    /// Uses AWS's endpoints that answer on IPv6 too.
    pub fn dual_stack(mut self, dual_stack: bool) -> Self {
        self.endpoints.config.dual_stack = Some(dual_stack);
        self
    }

    /// The client.
    ///
    /// Fails where a URL is no endpoint, or where neither credentials nor a bearer token were given. A missing region is told by the first call
    /// that needs it, since not every service has regions.
    pub fn build(mut self) -> Result<Client, BuildError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        if self.credentials.is_none() && self.bearer_token.is_none() {
            let text = "no credentials: call `.credentials(..)` on the builder, or use `Client::from_env()`";
            return Err(BuildError::new(text));
        }
        let transport = self.take_transport()?;
        let dispatch = self.dispatch.build(self.endpoints.settings.as_ref())?;
        Ok(Client {
            inner: Arc::new(Inner {
                transport,
                credentials: self.credentials,
                bearer_token: self.bearer_token,
                endpoints: self.endpoints,
                keys: KeyCache::new(),
                dispatch,
            }),
        })
    }

    /// The transport that was handed in, or the default one.
    pub(super) fn take_transport(&mut self) -> Result<Arc<dyn Transport>, BuildError> {
        match self.transport.take() {
            Some(transport) => Ok(transport),
            None => default_transport(self.dispatch.connect_timeout),
        }
    }
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[expect(clippy::unnecessary_wraps, reason = "without the feature there is no default")]
fn default_transport(connect_timeout: Option<Duration>) -> Result<Arc<dyn Transport>, BuildError> {
    Ok(Arc::new(super::default_transport::DefaultTransport::connecting_within(connect_timeout)))
}

#[cfg(not(any(feature = "hyper", feature = "reqwest")))]
fn default_transport(_: Option<Duration>) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::new(
        "no transport: call `.transport(..)` on the builder, or enable the feature `reqwest` or `hyper`",
    ))
}

/// Why there is no client.
///
/// ```
/// let error = aws_operation::Client::builder().build().unwrap_err();
/// assert!(error.to_string().starts_with("no credentials"));
/// ```
#[derive(Debug)]
pub struct BuildError(BoxError);

impl BuildError {
    pub(crate) fn new(problem: impl Into<BoxError>) -> Self {
        Self(problem.into())
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}
