//! The platform's own library: OpenSSL, or Schannel on Windows and Secure Transport on Apple's systems.

#[cfg(feature = "hyper")]
use std::sync::Arc;

pub(in crate::transport) use native_tls::TlsConnector as Config;

use crate::body::BoxError;
#[cfg(feature = "hyper")]
use crate::transport::hyper::Stream;

/// The platform's roots and least version, TLS 1.2 or above, for a transport to be handed whole.
///
/// OpenSSL reads its roots from files: some ten milliseconds, on a thread that nobody waits for.
pub(in crate::transport) fn load(offers_http2: bool) -> Result<Config, BoxError> {
    let mut config = Config::builder();
    if offers_http2 {
        config.request_alpns(&["h2", "http/1.1"]);
    }
    Ok(config.build()?)
}

/// Agrees on TLS with `host`, a name or an address, who must show its certificate.
#[cfg(feature = "hyper")]
pub(in crate::transport) async fn connect(
    config: &Arc<Config>,
    host: &str,
    stream: Stream,
) -> Result<Stream, BoxError> {
    let connector = tokio_native_tls::TlsConnector::from(Config::clone(config));
    let tls = connector.connect(host, stream).await?;
    let is_http2 = tls.get_ref().negotiated_alpn()?.is_some_and(|protocol| protocol == b"h2");
    Ok(Stream::secure(tls, is_http2))
}
