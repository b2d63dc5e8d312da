use std::{
    io::{BufRead, BufReader, Write as _},
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        mpsc::{self, Receiver},
    },
    thread,
};

use super::*;

/// One connection to a port of loopback: it gives the head of its first request, and gets this answer.
fn answer_once(answer: &'static str) -> (SocketAddr, Receiver<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, head) = mpsc::channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        sender.send(lines.take_while(|line| !line.is_empty()).collect()).unwrap();
        stream.write_all(answer.as_bytes()).unwrap();
    });
    (address, head)
}

const EMPTY: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

fn get(uri: &str) -> Request<Body> {
    Request::get(uri).body(Body::default()).unwrap()
}

fn straight() -> HyperTransport {
    HyperTransport::with(Arc::new(Matcher::builder().build()), Some(CONNECT_TIMEOUT))
}

/// By a proxy with a password, except to `direct.invalid`.
fn by_proxy(scheme: &str, address: SocketAddr) -> HyperTransport {
    let proxies = Matcher::builder().all(format!("{scheme}://jo:s3cr3t@{address}")).no("direct.invalid").build();
    HyperTransport::with(Arc::new(proxies), Some(CONNECT_TIMEOUT))
}

async fn refused(transport: &HyperTransport, uri: &str) -> TransportError {
    let error = transport.send(get(uri)).await.unwrap_err();
    let shown = format!("{error} {error:?} {transport:?}");
    assert!(!["s3cr3t", "c2VjcmV0", "am86czNjcjN0", "hush"].iter().any(|secret| shown.contains(secret)), "{shown}");
    error
}

#[tokio::test]
async fn a_path_goes_out_as_it_was_signed() {
    for path in ["/a/../b/./c", "/a//b/", "/%2E%2e/%7Ea?x=%2F..&y", "/!'()*;:@&=+$,[]?a=[b]|"] {
        let (address, head) = answer_once(EMPTY);
        let Ok(uri) = format!("http://{address}{path}").parse::<Uri>() else { panic!("{path} is a URI") };
        straight().send(Request::get(uri).body(Body::default()).unwrap()).await.unwrap();
        assert_eq!(head.recv().unwrap()[0], format!("GET {path} HTTP/1.1"));
    }
}

#[tokio::test]
async fn the_host_goes_out_once_and_as_it_was_signed() {
    let (address, head) = answer_once(EMPTY);
    let mut request = get(&format!("http://{address}/"));
    straight().send(request).await.unwrap();
    let hosts = |head: Vec<String>| head.into_iter().filter(|line| line.starts_with("host:")).collect::<Vec<_>>();
    assert_eq!(hosts(head.recv().unwrap()), [format!("host: {address}")]);

    let (address, head) = answer_once(EMPTY);
    request = get(&format!("http://{address}/"));
    request.headers_mut().insert(HOST, HeaderValue::from_static("service.invalid"));
    straight().send(request).await.unwrap();
    assert_eq!(hosts(head.recv().unwrap()), ["host: service.invalid"]);
}

#[tokio::test]
async fn a_proxy_is_told_where_a_plain_request_goes() {
    let (address, head) = answer_once(EMPTY);
    by_proxy("http", address).send(get("http://service.invalid/streams?a=b")).await.unwrap();
    let head = head.recv().unwrap();
    assert_eq!(head[0], "GET http://service.invalid/streams?a=b HTTP/1.1");
    assert!(head.contains(&"proxy-authorization: Basic am86czNjcjN0".to_owned()), "{head:?}");
}

#[tokio::test]
async fn a_proxy_is_asked_for_a_tunnel_to_a_secure_endpoint() {
    let (address, head) = answer_once("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
    let error = refused(&by_proxy("http", address), "https://service.invalid/streams?token=hush").await;
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    let expected =
        format!("could not connect: by the proxy `http://{address}/`: tunnel error: proxy authorization required");
    assert_eq!(error.to_string(), expected);
    let head = head.recv().unwrap();
    assert_eq!(head[0], "CONNECT service.invalid:443 HTTP/1.1");
    assert!(head.contains(&"Proxy-Authorization: Basic am86czNjcjN0".to_owned()), "{head:?}");
}

#[tokio::test]
async fn a_proxy_that_nobody_runs_is_named() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for uri in ["http://service.invalid/?token=hush", "https://service.invalid/?token=hush"] {
        let error = refused(&by_proxy("http", closed), uri).await;
        assert_eq!(error.kind(), TransportErrorKind::Connect);
        let text = error.to_string();
        assert!(text.starts_with(&format!("could not connect: by the proxy `http://{closed}/`: ")), "{text}");
        assert!(text.contains("Connection refused"), "{text}");
    }
}

#[tokio::test]
async fn a_proxy_of_another_protocol_is_refused() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = refused(&by_proxy("socks5", closed), "http://service.invalid/").await;
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    assert!(error.to_string().ends_with("only `http` and `https` proxies are supported"), "{error}");
}

#[tokio::test]
async fn no_proxy_is_asked_for_what_is_excepted() {
    let (address, _head) = answer_once(EMPTY);
    let error = refused(&by_proxy("http", address), "http://direct.invalid/").await;
    assert!(error.to_string().starts_with("could not connect: dns error"), "{error}");
}

#[tokio::test]
async fn a_cause_stands_first() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = refused(&straight(), &format!("http://{closed}/?token=hush")).await;
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    assert!(error.to_string().starts_with("could not connect: tcp connect error: Connection refused"), "{error}");

    let (address, _head) = answer_once("");
    let error = refused(&straight(), &format!("http://{address}/?token=hush")).await;
    assert_eq!(error.kind(), TransportErrorKind::Exchange);
    assert!(error.to_string().ends_with("back: connection closed before message completed"), "{error}");

    for uri in ["/streams", "ftp://service.invalid/"] {
        assert_eq!(refused(&straight(), uri).await.kind(), TransportErrorKind::Request);
    }
}

#[cfg(any(feature = "native-tls", feature = "rustls"))]
#[tokio::test]
async fn a_peer_that_does_not_agree_on_tls_in_time_is_given_up() {
    // It takes connections, and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let transport = straight().with_connect_timeout(Duration::from_millis(300));
    let error = refused(&transport, &format!("https://{}/", silent.local_addr().unwrap())).await;
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    assert_eq!(error.to_string(), "could not connect: no connection within 300ms");
}

#[cfg(any(feature = "native-tls", feature = "rustls"))]
#[tokio::test]
async fn a_peer_that_does_not_speak_tls_is_named() {
    let (address, _head) = answer_once("no TLS\n\n");
    let error = refused(&straight(), &format!("https://{address}/?token=hush")).await;
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    assert!(error.to_string().starts_with("could not connect: TLS with `127.0.0.1`: "), "{error}");
}

#[cfg(not(any(feature = "native-tls", feature = "rustls")))]
#[tokio::test]
async fn tls_takes_a_feature() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let error = refused(&straight(), &format!("https://{}/", listener.local_addr().unwrap())).await;
    assert_eq!(
        error.to_string(),
        "could not connect: no TLS: enable the feature `rustls` or `native-tls` of `aws-operation`"
    );
}
