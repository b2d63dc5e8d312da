//! What bytes go through: a socket, or TLS over one.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    task::{Context, Poll},
};

use hyper_util::client::legacy::connect::{Connected, Connection};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// One type for all of them, so that hyper is compiled once.
pub(in crate::transport) struct Stream {
    /// A socket, or TLS over a socket or within a proxy's own TLS.
    carrier: Box<dyn Carrier>,
    is_to_proxy: bool,
    is_http2: bool,
}

trait Carrier: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Carrier for T {}

impl Stream {
    pub(super) fn plain(tcp: TcpStream) -> Self {
        Self { carrier: Box::new(tcp), is_to_proxy: false, is_http2: false }
    }

    /// TLS over another stream, on which HTTP/2 was agreed or was not.
    #[cfg(any(feature = "native-tls", feature = "rustls"))]
    pub(in crate::transport) fn secure<T>(tls: T, is_http2: bool) -> Self
    where
        T: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        Self { carrier: Box::new(tls), is_to_proxy: false, is_http2 }
    }

    /// The same, to a proxy that is told of each request where it goes.
    pub(super) fn of_proxy(self) -> Self {
        Self { is_to_proxy: true, ..self }
    }
}

impl Connection for Stream {
    /// The addresses, which hyper would copy into each response, are left out.
    fn connected(&self) -> Connected {
        let connected = Connected::new().proxy(self.is_to_proxy);
        if self.is_http2 { connected.negotiated_h2() } else { connected }
    }
}

impl AsyncRead for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.carrier).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut *self.carrier).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut *self.carrier).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.carrier.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.carrier).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut *self.carrier).poll_shutdown(cx)
    }
}
