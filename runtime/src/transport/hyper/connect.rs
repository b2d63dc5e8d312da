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
use crate::{
    body::BoxError,
    transport::{BoxFuture, error::with_causes},
};

/// How soon and how often a silent peer is asked whether it is still there, as reqwest does.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
const KEEP_ALIVE_RETRIES: u32 = 3;
/// How long the system waits for what was sent to be acknowledged, as reqwest does.
#[cfg(target_os = "linux")]
const USER_TIMEOUT: Duration = Duration::from_secs(30);

/// What hyper's pool asks for connections.
#[derive(Clone)]
pub(super) struct Connector {
    /// None on the way to a proxy itself.
    proxies: Option<Arc<Matcher>>,
    limit: Option<Duration>,
    tcp: HttpConnector,
    tls: Arc<Tls>,
    /// The same with a proxy, who is asked for a tunnel by HTTP/1.1.
    proxy_tls: Arc<Tls>,
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
        let tls = Arc::new(Tls::offering_http2(cfg!(feature = "http2")));
        Self { proxies: Some(proxies), limit, tcp, tls, proxy_tls: Arc::new(Tls::offering_http2(false)) }
    }

    async fn connect(self, uri: Uri) -> Result<Stream, BoxError> {
        let Some(limit) = self.limit else { return self.open(uri).await };
        let connected = tokio::time::timeout(limit, self.open(uri)).await;
        connected.unwrap_or_else(|_| Err(format!("no connection within {limit:?}").into()))
    }

    async fn open(mut self, uri: Uri) -> Result<Stream, BoxError> {
        if let Some(proxy) = self.proxies.as_ref().and_then(|proxies| proxies.intercept(&uri)) {
            let by_proxy = self.open_by(&proxy, uri).await;
            return by_proxy
                .map_err(|error| format!("by the proxy `{}`: {}", proxy.uri(), with_causes(&*error)).into());
        }
        let stream = Stream::plain(self.tcp.call(uri.clone()).await?.into_inner());
        if is_secure(&uri) { self.tls.agree(stream, &uri).await } else { Ok(stream) }
    }

    /// A tunnel through the proxy for `https`; a connection to the proxy for `http`, to which the request says where it
    /// goes.
    async fn open_by(self, proxy: &Intercept, uri: Uri) -> Result<Stream, BoxError> {
        if !matches!(proxy.uri().scheme_str(), Some("http" | "https")) {
            return Err("only `http` and `https` proxies are supported".into());
        }
        let tls = Arc::clone(&self.tls);
        // The limit on time is that of the whole way.
        let mut straight = Self { proxies: None, limit: None, tls: Arc::clone(&self.proxy_tls), ..self };
        if !is_secure(&uri) {
            return Ok(straight.call(proxy.uri().clone()).await?.into_inner().of_proxy());
        }
        let mut tunnel = Tunnel::new(proxy.uri().clone(), straight);
        if let Some(authorization) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        let stream = tunnel.call(uri.clone()).await?.into_inner();
        tls.agree(stream, &uri).await
    }
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
