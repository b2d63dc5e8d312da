//! TLS on a connection: by rustls with that feature, refused without.

#[cfg(feature = "rustls")]
pub(super) use self::with_rustls::Tls;
#[cfg(not(feature = "rustls"))]
pub(super) use self::without::Tls;

#[cfg(feature = "rustls")]
mod with_rustls {
    use std::sync::Arc;

    use http::Uri;
    use rustls::pki_types::ServerName;
    use tokio::sync::OnceCell;
    use tokio_rustls::TlsConnector;

    use crate::{
        body::BoxError,
        transport::{hyper::stream::Stream, tls},
    };

    /// Loading the platform's root certificates takes some milliseconds, so it waits for the first that asks.
    #[derive(Default)]
    pub(in crate::transport::hyper) struct Tls(OnceCell<TlsConnector>);

    impl Tls {
        /// Agrees on TLS with the host of `uri`, who must show its certificate.
        pub(in crate::transport::hyper) async fn agree(&self, stream: Stream, uri: &Uri) -> Result<Stream, BoxError> {
            let host = uri.host().unwrap_or_default();
            // An IPv6 address stands in brackets in a URI alone.
            let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
            let name = ServerName::try_from(host.to_owned())?;
            let connector = self.0.get_or_try_init(set_up).await?;
            Ok(Stream::from(connector.connect(name, stream).await?))
        }
    }

    async fn set_up() -> Result<TlsConnector, BoxError> {
        // Files are read on the way, which has no place on a thread that others wait for.
        let config = tokio::task::spawn_blocking(tls::client_config).await??;
        Ok(TlsConnector::from(Arc::new(config)))
    }
}

#[cfg(not(feature = "rustls"))]
mod without {
    use http::Uri;

    use crate::{body::BoxError, transport::hyper::stream::Stream};

    #[derive(Default)]
    pub(in crate::transport::hyper) struct Tls;

    impl Tls {
        #[expect(clippy::unused_async, reason = "with the feature it waits")]
        pub(in crate::transport::hyper) async fn agree(&self, _: Stream, _: &Uri) -> Result<Stream, BoxError> {
            Err("no TLS: enable the feature `rustls` of `aws-operation`".into())
        }
    }
}
