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
        transport::{BoxFuture, hyper::stream::Stream, tls},
    };

    /// Loading the platform's root certificates takes some milliseconds, so it waits for the first that asks.
    #[derive(Default)]
    pub(in crate::transport::hyper) struct Tls(OnceCell<TlsConnector>);

    impl Tls {
        /// Agrees on TLS with the host of `uri`, who must show its certificate.
        pub(in crate::transport::hyper) fn agree(
            self: Arc<Self>,
            stream: Stream,
            uri: Uri,
        ) -> BoxFuture<'static, Result<Stream, BoxError>> {
            Box::pin(async move {
                let host = uri.host().unwrap_or_default();
                // An IPv6 address stands in brackets in a URI alone.
                let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
                let name = ServerName::try_from(host.to_owned())?;
                let connector = self.0.get_or_try_init(set_up).await?;
                Ok(Stream::from(connector.connect(name, stream).await?))
            })
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
    use std::{future, sync::Arc};

    use http::Uri;

    use crate::{
        body::BoxError,
        transport::{BoxFuture, hyper::stream::Stream},
    };

    #[derive(Default)]
    pub(in crate::transport::hyper) struct Tls;

    impl Tls {
        pub(in crate::transport::hyper) fn agree(
            self: Arc<Self>,
            _: Stream,
            _: Uri,
        ) -> BoxFuture<'static, Result<Stream, BoxError>> {
            Box::pin(future::ready(Err("no TLS: enable the feature `rustls` of `aws-operation`".into())))
        }
    }
}
