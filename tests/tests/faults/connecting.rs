//! Faults before a request is sent: no host, nobody who listens, nobody to be trusted.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use aws_operation::{Client, Error, ErrorKind, aws_operation};
use aws_operation_tests::over::Over;
use rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::{
    GOOD, Table, call,
    server::{Server, always, response},
};

/// Of another service, whose endpoint is in order.
#[aws_operation(service = "ivs-realtime", method = "POST", path = "/GetStage")]
struct GetStage {}

pub(crate) async fn no_connection(over: Over) {
    let mut table = Table::start(over).await;
    table.server.set(always(vec![response(200, "", GOOD)]));

    let closed = Server::start(always(vec![])).await.stop().await;
    let client = table.client(|builder| builder.endpoint_url(format!("http://{closed}")));
    let error = refused(&client).await;
    let revived = Server::start_at(closed, always(vec![response(200, "", GOOD)])).await;
    table.add("connection refused", &error.to_string(), 3, call(&client).await.is_ok() && revived.requests() == 1);

    let client =
        table.client(|builder| builder.endpoint_url_of("IoT", "http://no-such-host.invalid").attempt_timeout(None));
    let error = refused(&client).await;
    table.add("no such host", &error.to_string(), 3, client.send(&GetStage {}).await.is_ok());

    let plain = Server::start(always(vec![response(200, "", GOOD)])).await;
    let client = table.client(|builder| builder.endpoint_url_of("IoT", format!("https://{}", plain.address)));
    let error = refused(&client).await;
    assert_eq!(plain.requests(), 0);
    table.add("TLS with a server that has none", &error.to_string(), 3, client.send(&GetStage {}).await.is_ok());

    let (address, agreed) = self_signed().await;
    let client =
        table.client(|builder| builder.endpoint_url_of("IoT", format!("https://localhost:{}", address.port())));
    let error = refused(&client).await;
    assert!(error.to_string().contains("invalid peer certificate"), "{error}");
    assert_eq!(agreed.load(Ordering::SeqCst), 0, "a certificate that nobody vouches for was taken");
    table.add("a self-signed certificate", &error.to_string(), 3, client.send(&GetStage {}).await.is_ok());
    table.print();
}

/// What comes of a call to a server that can't be talked to: three attempts, all before anything is sent.
async fn refused(client: &Client) -> Error {
    let error = call(client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 3), "{error}");
    assert!(error.to_string().contains("could not connect"), "{error}");
    error
}

/// A server whose certificate nobody vouches for, and how many clients have taken it.
async fn self_signed() -> (SocketAddr, Arc<AtomicUsize>) {
    let rcgen::CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed(["localhost".into()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key.into())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let agreed = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&agreed);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            count.fetch_add(usize::from(acceptor.accept(connection).await.is_ok()), Ordering::SeqCst);
        }
    });
    (address, agreed)
}
