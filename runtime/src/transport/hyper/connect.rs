//! A connection to an endpoint: straight to it, or by way of the environment's proxy.

use std::{
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use http::{Uri, uri::Scheme};
use hyper_util::{
    client::{
        legacy::connect::{HttpConnector, proxy::Tunnel},
        proxy::matcher::{Intercept, Matcher},
    },
    rt::TokioIo,
};
use tower_service::Service;

use super::{stream::Stream, tls::Tls};
use crate::{body::BoxError, transport::BoxFuture};

/// How soon and how often a silent peer is asked whether it is still there, as reqwest does.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
const KEEP_ALIVE_RETRIES: u32 = 3;
/// How long the system waits for what was sent to be acknowledged, as reqwest does.
#[cfg(target_os = "linux")]
const USER_TIMEOUT: Duration = Duration::from_secs(30);

/// What hyper's pool asks for connections.
#[derive(Clone)]
pub(super) struct Connector {
    proxies: Arc<Matcher>,
    limit: Option<Duration>,
    direct: Direct,
}

impl Connector {
    pub(super) fn new(proxies: Arc<Matcher>, limit: Option<Duration>) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        // Shared among the addresses of a name, so that one that is dead leaves time for the others.
        tcp.set_connect_timeout(limit);
        tcp.set_keepalive(Some(KEEP_ALIVE));
        tcp.set_keepalive_interval(Some(KEEP_ALIVE));
        tcp.set_keepalive_retries(Some(KEEP_ALIVE_RETRIES));
        #[cfg(target_os = "linux")]
        tcp.set_tcp_user_timeout(Some(USER_TIMEOUT));
        Self { proxies, limit, direct: Direct { tcp, tls: Arc::default() } }
    }

    async fn connect(self, uri: Uri) -> Result<Stream, BoxError> {
        let Some(limit) = self.limit else { return self.open(uri).await };
        let connected = tokio::time::timeout(limit, self.open(uri)).await;
        connected.unwrap_or_else(|_| Err(format!("no connection within {limit:?}").into()))
    }

    async fn open(self, uri: Uri) -> Result<Stream, BoxError> {
        match self.proxies.intercept(&uri) {
            None => self.direct.open(uri).await,
            Some(proxy) => {
                let name = proxy.uri().to_string();
                let way = by_proxy(self.direct, proxy, uri);
                way.await.map_err(|error| format!("by the proxy `{name}`: {}", with_causes(&*error)).into())
            }
        }
    }
}

/// The error and its causes in one line, for the proxy's name to stand before it.
fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// A tunnel through the proxy for `https`; a connection to the proxy for `http`, to which the request says where it goes.
async fn by_proxy(direct: Direct, proxy: Intercept, uri: Uri) -> Result<Stream, BoxError> {
    if !matches!(proxy.uri().scheme_str(), Some("http" | "https")) {
        return Err("only `http` and `https` proxies are supported".into());
    }
    if !is_secure(&uri) {
        return Ok(direct.open(proxy.uri().clone()).await?.of_proxy());
    }
    let mut tunnel = Tunnel::new(proxy.uri().clone(), direct.clone());
    if let Some(authorization) = proxy.basic_auth() {
        tunnel = tunnel.with_auth(authorization.clone());
    }
    let stream = tunnel.call(uri.clone()).await?.into_inner();
    direct.tls.agree(stream, uri).await
}

fn is_secure(uri: &Uri) -> bool {
    uri.scheme() == Some(&Scheme::HTTPS)
}

impl Service<Uri> for Connector {
    type Response = TokioIo<Stream>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<TokioIo<Stream>, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connecting = self.clone().connect(uri);
        Box::pin(async { connecting.await.map(TokioIo::new) })
    }
}

/// Connects to the URI's host itself: the endpoint's, or the proxy's.
#[derive(Clone)]
struct Direct {
    tcp: HttpConnector,
    tls: Arc<Tls>,
}

impl Direct {
    /// A box, since it stands in three places.
    fn open(mut self, uri: Uri) -> BoxFuture<'static, Result<Stream, BoxError>> {
        Box::pin(async move {
            let stream = Stream::from(self.tcp.call(uri.clone()).await?.into_inner());
            if is_secure(&uri) { self.tls.agree(stream, uri).await } else { Ok(stream) }
        })
    }
}

impl Service<Uri> for Direct {
    type Response = TokioIo<Stream>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<TokioIo<Stream>, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let opening = self.clone().open(uri);
        Box::pin(async { opening.await.map(TokioIo::new) })
    }
}
