//! TLS on a connection, set up by the first that asks for it.

use std::sync::Arc;

use http::Uri;
use tokio::sync::OnceCell;

use super::stream::Stream;
use crate::{
    body::BoxError,
    transport::{error::with_causes, tls},
};

/// Loading the platform's root certificates takes some milliseconds, so it waits for the first that asks.
pub(super) struct Tls {
    offers_http2: bool,
    config: OnceCell<Arc<tls::Config>>,
}

impl Tls {
    pub(super) fn offering_http2(offers_http2: bool) -> Self {
        Self { offers_http2, config: OnceCell::new() }
    }

    /// Agrees on TLS with the host of `uri`, who must show its certificate.
    pub(super) async fn agree(&self, stream: Stream, uri: &Uri) -> Result<Stream, BoxError> {
        let host = name_of(uri);
        let config = self.config.get_or_try_init(|| load(self.offers_http2)).await?;
        let secure = tls::connect(config, host, stream).await;
        secure.map_err(|error| format!("TLS with `{host}`: {}", with_causes(&*error)).into())
    }
}

/// An IPv6 address stands in brackets in a URI alone.
fn name_of(uri: &Uri) -> &str {
    let host = uri.host().unwrap_or_default();
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

async fn load(offers_http2: bool) -> Result<Arc<tls::Config>, BoxError> {
    // Files are read on the way, which has no place on a thread that others wait for.
    Ok(Arc::new(tokio::task::spawn_blocking(move || tls::load(offers_http2)).await??))
}
