//! What rustls is set up with, for whichever transport.

use std::sync::Arc;

use rustls_platform_verifier::BuilderVerifierExt;

use crate::body::BoxError;

/// rustls with ring and the platform's roots, for a transport to be handed whole: by itself it would ask for a provider
/// that is global.
///
/// Roots are read from files: some milliseconds, on a thread that nobody waits for.
pub(super) fn client_config() -> Result<rustls::ClientConfig, BoxError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    // A configuration that is handed over is taken as it is: a transport offers HTTP/2 only in one that it makes itself.
    if cfg!(feature = "http2") {
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_2_is_offered_with_the_feature_alone() {
        let offered = client_config().unwrap().alpn_protocols;
        assert_eq!(offered.contains(&b"h2".to_vec()), cfg!(feature = "http2"));
    }
}
