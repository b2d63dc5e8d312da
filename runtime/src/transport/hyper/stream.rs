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
#[cfg(feature = "rustls")]
use tokio_rustls::client::TlsStream;

/// One type for all of them, so that hyper is compiled once.
pub(super) struct Stream {
    carrier: Carrier,
    is_to_proxy: bool,
}

enum Carrier {
    Tcp(TcpStream),
    /// Over a socket, or within a proxy's own TLS.
    #[cfg(feature = "rustls")]
    Tls(Box<TlsStream<Stream>>),
}

impl Stream {
    /// The same, to a proxy that is told of each request where it goes.
    pub(super) fn of_proxy(self) -> Self {
        Self { is_to_proxy: true, ..self }
    }

    fn reader(&mut self) -> Pin<&mut (dyn AsyncRead + Unpin)> {
        match &mut self.carrier {
            Carrier::Tcp(tcp) => Pin::new(tcp),
            #[cfg(feature = "rustls")]
            Carrier::Tls(tls) => Pin::new(&mut **tls),
        }
    }

    fn writer(&mut self) -> Pin<&mut (dyn AsyncWrite + Unpin)> {
        match &mut self.carrier {
            Carrier::Tcp(tcp) => Pin::new(tcp),
            #[cfg(feature = "rustls")]
            Carrier::Tls(tls) => Pin::new(&mut **tls),
        }
    }
}

impl From<TcpStream> for Stream {
    fn from(tcp: TcpStream) -> Self {
        Self { carrier: Carrier::Tcp(tcp), is_to_proxy: false }
    }
}

#[cfg(feature = "rustls")]
impl From<TlsStream<Stream>> for Stream {
    fn from(tls: TlsStream<Stream>) -> Self {
        Self { carrier: Carrier::Tls(Box::new(tls)), is_to_proxy: false }
    }
}

impl Connection for Stream {
    /// The addresses, which hyper would copy into each response, are left out.
    fn connected(&self) -> Connected {
        let connected = Connected::new().proxy(self.is_to_proxy);
        match &self.carrier {
            #[cfg(feature = "rustls")]
            Carrier::Tls(tls) if tls.get_ref().1.alpn_protocol() == Some(b"h2") => connected.negotiated_h2(),
            _ => connected,
        }
    }
}

impl AsyncRead for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.reader().poll_read(cx, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.writer().poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.writer().poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        match &self.carrier {
            Carrier::Tcp(tcp) => tcp.is_write_vectored(),
            #[cfg(feature = "rustls")]
            Carrier::Tls(tls) => tls.is_write_vectored(),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.writer().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.writer().poll_shutdown(cx)
    }
}
