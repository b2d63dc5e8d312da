//! hyper as a transport, without what reqwest puts on top.

mod connect;
mod stream;
#[cfg(test)]
mod tests;
mod tls;

use std::{
    fmt,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use http::{
    HeaderValue, Request, Response, Uri,
    header::{HOST, PROXY_AUTHORIZATION},
    uri::Scheme,
};
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use hyper_util::{
    client::{
        legacy::{self, Client},
        proxy::matcher::Matcher,
    },
    rt::{TokioExecutor, TokioTimer},
};

use self::connect::Connector;
pub(super) use self::stream::Stream;
use super::{BoxFuture, Cause, Transport, TransportError, TransportErrorKind};
use crate::{body::Body, client::CONNECT_TIMEOUT, sigv4};

/// How long a connection that nobody uses is kept for the next request.
const IDLE_TIMEOUT: Duration = Duration::from_secs(90);

/// hyper as the transport: the one of a client that is handed none where the feature `hyper` is on and `reqwest` is off.
///
/// It keeps connections for the next request, connects within 5 seconds or fails, speaks HTTP/2 with the feature `http2`
/// where the endpoint offers it, and TLS with the feature `rustls` or `native-tls`, by the platform's root certificates,
/// which are loaded when the first `https` endpoint is connected to. With `native-tls` alone TLS is the platform's own:
/// OpenSSL, Schannel on Windows, Secure Transport on Apple's systems; with both features it is rustls. Proxies are those
/// of the environment, as curl reads it: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, each in lower case too.
///
/// The path and the query go out byte for byte as they were signed: unlike reqwest, it also sends those that have
/// segments `.` or `..`. There are no redirects, cookies, decompression, SOCKS proxies, client certificates or roots
/// other than the platform's: hand in a `reqwest::Client` or a [`Transport`] of your own for these.
///
/// ```
/// use std::time::Duration;
/// use aws_operation::{Client, Credentials, transport::HyperTransport};
///
/// let client = Client::builder()
///     .region("eu-west-1")
///     .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
///     .transport(HyperTransport::new().with_connect_timeout(Duration::from_secs(1)))
///     .build()?;
/// # Ok::<(), aws_operation::client::BuildError>(())
/// ```
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<Connector, Body>,
    proxies: Arc<Matcher>,
}

impl HyperTransport {
    /// A transport with a pool of its own, which its clones share. The environment's proxies are read here.
    pub fn new() -> Self {
        Self::connecting_within(Some(CONNECT_TIMEOUT))
    }

    /// The same, with another limit on the time that a connection takes: the name looked up, a socket opened, a proxy
    /// asked, TLS agreed on. A pool that the transport already has is given up.
    #[must_use]
    pub fn with_connect_timeout(self, limit: Duration) -> Self {
        Self::with(self.proxies, Some(limit))
    }

    pub(crate) fn connecting_within(limit: Option<Duration>) -> Self {
        Self::with(Arc::new(Matcher::from_env()), limit)
    }

    fn with(proxies: Arc<Matcher>, limit: Option<Duration>) -> Self {
        let mut builder = Client::builder(TokioExecutor::new());
        // A request of which nothing was written before its kept connection turned out to be closed goes to another
        // connection, which is hyper's own default: it is never sent twice.
        builder.pool_timer(TokioTimer::new()).pool_idle_timeout(IDLE_TIMEOUT);
        #[cfg(feature = "http2")]
        builder.http2_max_header_list_size(super::HTTP2_HEADER_BYTES);
        Self { client: builder.build(Connector::new(Arc::clone(&proxies), limit)), proxies }
    }

    /// What a proxy asks for that is handed the request itself; that of a tunnel is told when it is asked for.
    fn proxy_authorization(&self, uri: &Uri) -> Option<HeaderValue> {
        if uri.scheme() == Some(&Scheme::HTTP) { self.proxies.intercept(uri)?.basic_auth().cloned() } else { None }
    }
}

impl Transport for HyperTransport {
    fn send(&self, mut request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            refuse_relative(request.uri())?;
            set_host(&mut request);
            if let Some(authorization) = self.proxy_authorization(request.uri()) {
                request.headers_mut().insert(PROXY_AUTHORIZATION, authorization);
            }
            let response = self.client.request(request).await.map_err(sending_failed)?;
            Ok(response.map(|body| Body::streamed(Received(body))))
        })
    }
}

impl Default for HyperTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for HyperTransport {
    /// Without the proxies, whose URLs may hold passwords.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport").finish_non_exhaustive()
    }
}

fn refuse_relative(uri: &Uri) -> Result<(), TransportError> {
    match (uri.scheme_str(), uri.authority()) {
        (Some("http" | "https"), Some(_)) => Ok(()),
        _ => Err(TransportError::new(TransportErrorKind::Request, "the URI is no absolute one of `http` or `https`")),
    }
}

/// Puts the `host` header in where there is none, as hyper's pool does, which puts its text together anew for that.
/// HTTP/2, which is agreed on with TLS only, has none.
fn set_host(request: &mut Request<Body>) {
    let may_be_http2 = cfg!(feature = "http2") && request.uri().scheme() == Some(&Scheme::HTTPS);
    if may_be_http2 || request.headers().contains_key(HOST) {
        return;
    }
    if let Some(Ok(host)) = sigv4::host(request.uri()).map(HeaderValue::from_str) {
        request.headers_mut().insert(HOST, host);
    }
}

/// hyper's errors name no URL.
fn sending_failed(error: legacy::Error) -> TransportError {
    let kind = if error.is_connect() { TransportErrorKind::Connect } else { TransportErrorKind::Exchange };
    // The pool's own line ("client error (SendRequest)") says less than its cause.
    TransportError::new(kind, Cause { error, below: 1 })
}

/// A response's body.
struct Received(Incoming);

impl http_body::Body for Received {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Pin::new(&mut self.0).poll_frame(cx).map_err(|error| TransportError::new(TransportErrorKind::Exchange, error))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
