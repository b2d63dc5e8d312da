//! rustls with ring.

#[cfg(feature = "hyper")]
use std::io;
use std::sync::Arc;

pub(in crate::transport) use rustls::ClientConfig as Config;
use rustls_platform_verifier::BuilderVerifierExt;
#[cfg(feature = "hyper")]
use tokio_rustls::TlsConnector;

use crate::body::BoxError;
#[cfg(feature = "hyper")]
use crate::transport::hyper::Stream;

/// rustls with ring and the platform's roots, for a transport to be handed whole: by itself it would ask for a provider
/// that is global.
///
/// Roots are read from files: some milliseconds, on a thread that nobody waits for.
pub(in crate::transport) fn load(offers_http2: bool) -> Result<Config, BoxError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = Config::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    if offers_http2 {
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    }
    Ok(config)
}

/// Agrees on TLS with `host`, a name or an address, who must show its certificate.
#[cfg(feature = "hyper")]
pub(in crate::transport) async fn connect(
    config: &Arc<Config>,
    host: &str,
    stream: Stream,
) -> Result<Stream, BoxError> {
    let name = host.to_owned().try_into().map_err(io::Error::other)?;
    let tls = TlsConnector::from(Arc::clone(config)).connect(name, stream).await?;
    let is_http2 = tls.get_ref().1.alpn_protocol() == Some(b"h2");
    Ok(Stream::secure(tls, is_http2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_2_is_offered_where_it_is_spoken() {
        for spoken in [true, false] {
            assert_eq!(load(spoken).unwrap().alpn_protocols.contains(&b"h2".to_vec()), spoken);
        }
    }
}
