//! The transport of who hands in none: reqwest, set up when the first request needs it.

use std::time::Duration;

use tokio::sync::OnceCell;

use super::dispatch::CONNECT_TIMEOUT;
use crate::{
    body::{Body, BoxError},
    transport::{BoxFuture, Transport, TransportError, TransportErrorKind},
};

/// The transport of a client that is handed none, for who wants to wrap it: to log, to count, to hold back.
///
/// It connects within 5 seconds or fails, and follows no redirect.
///
/// ```
/// use aws_operation::{Body, client::default_transport, transport::{BoxFuture, Transport, TransportError}};
///
/// /// Says what is sent, by its method and path.
/// struct Logged<T>(T);
///
/// impl<T: Transport> Transport for Logged<T> {
///     fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         eprintln!("{} {}", request.method(), request.uri().path());
///         self.0.send(request)
///     }
/// }
///
/// let builder = aws_operation::Client::builder().transport(Logged(default_transport()));
/// ```
pub fn default_transport() -> impl Transport + 'static {
    DefaultTransport::new(Some(CONNECT_TIMEOUT))
}

/// Loading the platform's root certificates takes some milliseconds, so it waits until there is something to send.
pub(crate) struct DefaultTransport {
    connect_timeout: Option<Duration>,
    client: OnceCell<reqwest::Client>,
}

impl Transport for DefaultTransport {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move { self.client().await?.send(request).await })
    }
}

impl DefaultTransport {
    pub(crate) fn new(connect_timeout: Option<Duration>) -> Self {
        Self { connect_timeout, client: OnceCell::new() }
    }

    async fn client(&self) -> Result<&reqwest::Client, TransportError> {
        self.client
            .get_or_try_init(|| set_up(self.connect_timeout))
            .await
            .map_err(|error| TransportError::new(TransportErrorKind::Connect, error))
    }
}

/// The most that is read of a response's headers over HTTP/2; over HTTP/1.1 hyper's bound is about the same.
#[cfg(feature = "http2")]
const HTTP2_HEADER_BYTES: u32 = 400 * 1024;

async fn set_up(connect_timeout: Option<Duration>) -> Result<reqwest::Client, BoxError> {
    // Files are read on the way, which has no place on a thread that others wait for.
    tokio::task::spawn_blocking(move || build(connect_timeout)).await?
}

fn build(connect_timeout: Option<Duration>) -> Result<reqwest::Client, BoxError> {
    let mut builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    if let Some(limit) = connect_timeout {
        builder = builder.connect_timeout(limit);
    }
    // Without it hyper ends responses whose headers pass 16 KiB, eight times less than what the client allows itself.
    #[cfg(feature = "http2")]
    let builder = builder.http2_max_header_list_size(HTTP2_HEADER_BYTES);
    Ok(with_tls(builder)?.build()?)
}

/// rustls with ring and the platform's roots, handed over whole: reqwest would ask for a provider that is global.
#[cfg(feature = "rustls")]
fn with_tls(builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, BoxError> {
    Ok(builder.tls_backend_preconfigured(tls()?))
}

#[cfg(feature = "rustls")]
fn tls() -> Result<rustls::ClientConfig, BoxError> {
    use std::sync::Arc;

    use rustls_platform_verifier::BuilderVerifierExt;

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    // A configuration that is handed over is taken as it is: reqwest offers HTTP/2 only in those that it makes itself.
    if cfg!(feature = "http2") {
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    }
    Ok(config)
}

#[cfg(not(feature = "rustls"))]
fn with_tls(builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, BoxError> {
    Ok(builder)
}

#[cfg(all(test, feature = "rustls"))]
mod tests {
    use super::*;

    #[test]
    fn http_2_is_offered_with_the_feature_alone() {
        let offered = tls().unwrap().alpn_protocols;
        assert_eq!(offered.contains(&b"h2".to_vec()), cfg!(feature = "http2"));
    }
}
