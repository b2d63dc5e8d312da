//! reqwest as the default transport, set up when the first request needs it.

use std::time::Duration;

use tokio::sync::OnceCell;

#[cfg(feature = "http2")]
use crate::transport::HTTP2_HEADER_BYTES;
use crate::{
    body::{Body, BoxError},
    transport::{BoxFuture, Transport, TransportError, TransportErrorKind},
};

/// Loading the platform's root certificates takes some milliseconds, so it waits until there is something to send.
pub(crate) struct OnDemand {
    connect_timeout: Option<Duration>,
    client: OnceCell<reqwest::Client>,
}

impl Transport for OnDemand {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move { self.client().await?.send(request).await })
    }
}

impl OnDemand {
    pub(crate) fn connecting_within(connect_timeout: Option<Duration>) -> Self {
        Self { connect_timeout, client: OnceCell::new() }
    }

    async fn client(&self) -> Result<&reqwest::Client, TransportError> {
        self.client
            .get_or_try_init(|| set_up(self.connect_timeout))
            .await
            .map_err(|error| TransportError::new(TransportErrorKind::Connect, error))
    }
}

async fn set_up(connect_timeout: Option<Duration>) -> Result<reqwest::Client, BoxError> {
    // Files are read on the way, which has no place on a thread that others wait for.
    tokio::task::spawn_blocking(move || build(connect_timeout)).await?
}

fn build(connect_timeout: Option<Duration>) -> Result<reqwest::Client, BoxError> {
    let mut builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    if let Some(limit) = connect_timeout {
        builder = builder.connect_timeout(limit);
    }
    #[cfg(feature = "http2")]
    let builder = builder.http2_max_header_list_size(HTTP2_HEADER_BYTES);
    // A configuration that is handed over is taken as it is: reqwest offers HTTP/2 only in one that it makes itself.
    #[cfg(any(feature = "native-tls", feature = "rustls"))]
    let builder = builder.tls_backend_preconfigured(crate::transport::tls::load(cfg!(feature = "http2"))?);
    Ok(builder.build()?)
}
