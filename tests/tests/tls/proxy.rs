//! A proxy on loopback that asks for a password and gives tunnels.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rustls::ServerConfig;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, copy_bidirectional},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

const CREDENTIALS: &str = "jo:s3cr3t";

pub(crate) struct Proxy {
    is_secure: bool,
    address: SocketAddr,
    tunnels: Arc<AtomicUsize>,
}

impl Proxy {
    /// A proxy that is itself reached by TLS, where it is given how.
    pub(crate) async fn start(tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let tunnels = Arc::<AtomicUsize>::default();
        let count = Arc::clone(&tunnels);
        let is_secure = tls.is_some();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                // A tunnel ends with either end of it.
                tokio::spawn(serve(client, tls.clone(), Arc::clone(&count)));
            }
        });
        Self { is_secure, address, tunnels }
    }

    pub(crate) fn url(&self) -> String {
        let scheme = if self.is_secure { "https" } else { "http" };
        format!("{scheme}://{CREDENTIALS}@localhost:{}", self.address.port())
    }

    /// How many it has given.
    pub(crate) fn tunnels(&self) -> usize {
        self.tunnels.load(Ordering::SeqCst)
    }
}

async fn serve(client: TcpStream, tls: Option<Arc<ServerConfig>>, tunnels: Arc<AtomicUsize>) -> io::Result<()> {
    match tls {
        None => tunnel(client, tunnels).await,
        Some(tls) => {
            let client = TlsAcceptor::from(tls).accept(client).await?;
            // Who agrees on HTTP/2 must speak it: a tunnel is asked for by HTTP/1.1.
            if client.get_ref().1.alpn_protocol() == Some(b"h2") {
                return Err(io::ErrorKind::InvalidData.into());
            }
            tunnel(client, tunnels).await
        }
    }
}

async fn tunnel(client: impl AsyncRead + AsyncWrite + Unpin, tunnels: Arc<AtomicUsize>) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        client.read_line(&mut line).await?;
        if line.trim_end().is_empty() {
            break;
        }
        lines.push(line.trim_end().to_ascii_lowercase());
    }
    let expected = format!("proxy-authorization: Basic {}", STANDARD.encode(CREDENTIALS)).to_ascii_lowercase();
    if !lines.contains(&expected) {
        return client.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").await;
    }
    let target = lines[0].strip_prefix("connect ").and_then(|line| line.split(' ').next());
    let mut server = TcpStream::connect(target.unwrap_or_default()).await?;
    tunnels.fetch_add(1, Ordering::SeqCst);
    client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
    copy_bidirectional(&mut client, &mut server).await.map(drop)
}
