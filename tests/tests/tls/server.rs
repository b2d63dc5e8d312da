//! A server of HTTP/2 or HTTP/1.1 over TLS, which echoes the last segment of the path.

use std::{
    convert::Infallible,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use aws_operation::Body;
use http::{Request, Response, Version};
use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::PrivatePkcs8KeyDer,
    server::{Acceptor, ClientHello},
};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::LazyConfigAcceptor;

use super::LONG_HEADER;

/// What the server speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    Http1,
    Http2,
}

pub(crate) struct Server {
    address: SocketAddr,
    /// Its certificate in PEM.
    certificate: PathBuf,
    tls: Arc<ServerConfig>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    greetings: Vec<Greeting>,
    connections: usize,
    requests: usize,
    versions: Vec<Version>,
}

/// What a client says before it agrees on TLS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Greeting {
    /// Whom it asks for; nobody where that is an address.
    pub(crate) name: Option<String>,
    /// rustls has none of the old cipher suites by block chaining; each platform's library offers some.
    pub(crate) is_by_rustls: bool,
}

impl From<ClientHello<'_>> for Greeting {
    fn from(hello: ClientHello<'_>) -> Self {
        let old = |suite: &rustls::CipherSuite| suite.as_str().is_some_and(|name| name.contains("_CBC_"));
        Self { name: hello.server_name().map(ToOwned::to_owned), is_by_rustls: !hello.cipher_suites().iter().any(old) }
    }
}

impl Server {
    pub(crate) async fn start(offer: Offer) -> Self {
        let rcgen::CertifiedKey { cert, signing_key } =
            rcgen::generate_simple_self_signed(["localhost".into()]).unwrap();
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], PrivatePkcs8KeyDer::from(signing_key.serialize_der()).into())
            .unwrap();
        config.alpn_protocols = match offer {
            Offer::Http1 => vec![b"http/1.1".to_vec()],
            Offer::Http2 => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let certificate = std::env::temp_dir().join(format!("aws-operation-tls-{}.pem", address.port()));
        std::fs::write(&certificate, cert.pem()).unwrap();
        let seen = Arc::<Mutex<Seen>>::default();
        let tls = Arc::new(config);
        tokio::spawn(accept(listener, Arc::clone(&tls), Arc::clone(&seen)));
        Self { address, certificate, tls, seen }
    }

    pub(crate) fn url(&self) -> String {
        format!("https://localhost:{}", self.address.port())
    }

    /// Its certificate and what it offers, for another on `localhost` to show.
    pub(crate) fn tls(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.tls)
    }

    pub(crate) fn certificate(&self) -> &Path {
        &self.certificate
    }

    /// The same by the address, which the certificate is not for.
    pub(crate) fn url_by_address(&self) -> String {
        format!("https://{}", self.address)
    }

    /// What clients said, each once.
    pub(crate) fn greetings(&self) -> Vec<Greeting> {
        self.seen.lock().unwrap().greetings.clone()
    }

    pub(crate) fn requests(&self) -> usize {
        self.seen.lock().unwrap().requests
    }

    pub(crate) fn connections(&self) -> usize {
        self.seen.lock().unwrap().connections
    }

    /// The versions of HTTP that requests came in.
    pub(crate) fn versions(&self) -> Vec<Version> {
        self.seen.lock().unwrap().versions.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Where it is left behind it does no harm: it vouches for a key that is gone.
        let _left_behind = std::fs::remove_file(&self.certificate);
    }
}

async fn accept(listener: TcpListener, config: Arc<ServerConfig>, seen: Arc<Mutex<Seen>>) {
    while let Ok((connection, _)) = listener.accept().await {
        tokio::spawn(serve(connection, Arc::clone(&config), Arc::clone(&seen)));
    }
}

async fn serve(connection: TcpStream, config: Arc<ServerConfig>, seen: Arc<Mutex<Seen>>) {
    let greeted = LazyConfigAcceptor::new(Acceptor::default(), connection).await.unwrap();
    let greeting = Greeting::from(greeted.client_hello());
    if !seen.lock().unwrap().greetings.contains(&greeting) {
        seen.lock().unwrap().greetings.push(greeting);
    }
    // A client may not like the certificate.
    let Ok(connection) = greeted.into_stream(config).await else { return };
    seen.lock().unwrap().connections += 1;
    let http2 = connection.get_ref().1.alpn_protocol() == Some(b"h2");
    let service = service_fn(move |request| {
        let answer = echo(&request, &seen);
        async { Ok::<_, Infallible>(answer) }
    });
    let connection = TokioIo::new(connection);
    // A client that ends ends its connections alone.
    let _ended = if http2 {
        http2::Builder::new(TokioExecutor::new()).serve_connection(connection, service).await
    } else {
        http1::Builder::new().serve_connection(connection, service).await
    };
}

fn echo(request: &Request<Incoming>, seen: &Mutex<Seen>) -> Response<Body> {
    let mut seen = seen.lock().unwrap();
    seen.requests += 1;
    if !seen.versions.contains(&request.version()) {
        seen.versions.push(request.version());
    }
    let id = request.uri().path().rsplit('/').next().unwrap_or_default();
    let mut response = Response::new(Body::from(format!(r#"{{"streamId":"{id}"}}"#)));
    if id == LONG_HEADER {
        response.headers_mut().insert("x-long", "x".repeat(100 * 1024).parse().unwrap());
    }
    response
}
