//! The transports over TLS: the platform's roots are asked, HTTP/2 is agreed on, one connection serves all, the
//! environment's proxy is taken, and a peer whom nobody vouches for, or who is another, gets no request.
//!
//! By rustls, or by the platform's own library where this package's feature `native-tls` is on alone.
//!
//! The roots are read from the file that `SSL_CERT_FILE` names, once for a process: so this test runs itself again with
//! that set, as the client of its own server. Hence no test harness.

mod proxy;
mod server;

use std::{
    env,
    path::Path,
    process::{Command, ExitCode},
};

use aws_operation::{Client, Credentials, aws_operation, aws_output, retry::RetryConfig};
use aws_operation_tests::over::Over;

use self::{
    proxy::Proxy,
    server::{Greeting, Offer, Server},
};

#[aws_operation(service = "iot", method = "POST", path = "/streams/<streamId>", output = CreateStreamOutput)]
struct CreateStream {
    stream_id: String,
}

#[aws_output]
struct CreateStreamOutput {
    stream_id: String,
}

/// What tells the second process where the server is, and what to reach it over.
const URL: &str = "AWS_OPERATION_TLS_URL";
const OVER: &str = "AWS_OPERATION_TLS_OVER";
/// Set where it is to show why its one call fails.
const REFUSES: &str = "AWS_OPERATION_TLS_REFUSES";
/// The id whose response has a header of 100 KiB, within the 128 KiB that a client takes.
const LONG_HEADER: &str = "long-header";
const AT_ONCE: usize = 64;
const EACH: usize = 10;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    match env::var(URL) {
        Ok(url) if env::var(REFUSES).is_ok() => runtime.block_on(refuse(&url)),
        Ok(url) => runtime.block_on(calls(&url)),
        Err(_) => runtime.block_on(async {
            for over in Over::ALL {
                connections(over).await;
                tunnels(over).await;
                refusals(over).await;
            }
        }),
    }
    ExitCode::SUCCESS
}

async fn connections(over: Over) {
    let http2 = Server::start(Offer::Http2).await;
    serve(&http2, over, None).await;
    assert_eq!(http2.versions(), [http::Version::HTTP_2]);
    assert_eq!(http2.connections(), 1, "one connection serves all calls");
    let http1 = Server::start(Offer::Http1).await;
    serve(&http1, over, None).await;
    assert_eq!(http1.versions(), [http::Version::HTTP_11]);
    println!(
        "{over:?}: {} calls each, 1 connection over HTTP/2, {} over HTTP/1.1",
        http1.requests(),
        http1.connections()
    );
}

async fn tunnels(over: Over) {
    for offer in [Offer::Http2, Offer::Http1] {
        for is_secure in [false, true] {
            // To such a proxy it offers HTTP/2 too, and then asks for a tunnel by HTTP/1.1.
            if is_secure && offer == Offer::Http2 && matches!(over, Over::Reqwest) && !cfg!(feature = "rustls") {
                continue;
            }
            let server = Server::start(offer).await;
            let proxy = Proxy::start(is_secure.then(|| server.tls())).await;
            serve(&server, over, Some(&proxy)).await;
            // The client's process may end while a connection is on its way.
            assert!((1..=proxy.tunnels()).contains(&server.connections()), "each connection is a tunnel's");
            println!("{over:?}: {} tunnels through {}", proxy.tunnels(), proxy.url());
        }
    }
}

async fn refusals(over: Over) {
    let server = Server::start(Offer::Http1).await;
    let another = refused(over, &server.url_by_address(), server.certificate()).await;
    let stranger = Server::start(Offer::Http1).await;
    let untrusted = refused(over, &server.url(), stranger.certificate()).await;
    for (text, host, causes) in [
        (another, "127.0.0.1", ["certificate not valid for name \"127.0.0.1\"", "IP address mismatch"]),
        // The root has the same name, and another key.
        (untrusted, "localhost", ["BadSignature", "self-signed certificate"]),
    ] {
        println!("{over:?}: {text}");
        // What reqwest says is its own.
        let with = if matches!(over, Over::Hyper) { format!("TLS with `{host}`: ") } else { String::new() };
        assert!(text.starts_with(&format!("CreateStream: could not connect: {with}")), "{text}");
        assert!(text.contains(causes[usize::from(!cfg!(feature = "rustls"))]), "{text}");
    }
    assert_eq!(server.requests(), 0, "nothing is sent to whom it is not for");
}

/// Serves the calls of a second process.
async fn serve(server: &Server, over: Over, proxy: Option<&Proxy>) {
    let mut client = client(over, &server.url(), server.certificate());
    if let Some(proxy) = proxy {
        client.env("HTTPS_PROXY", proxy.url());
    }
    let status = tokio::task::spawn_blocking(move || client.status()).await.unwrap().unwrap();
    assert!(status.success(), "the client's process failed: {status}");
    assert_eq!(server.requests(), 2 + AT_ONCE * EACH);
    // With both features on it is rustls.
    let greeting = Greeting { name: Some("localhost".into()), is_by_rustls: cfg!(feature = "rustls") };
    assert_eq!(server.greetings(), [greeting]);
}

/// What a second process says of a call that must fail.
async fn refused(over: Over, url: &str, roots: &Path) -> String {
    let mut client = client(over, url, roots);
    client.env(REFUSES, "");
    let output = tokio::task::spawn_blocking(move || client.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

/// A second process that has these roots, and no proxy.
fn client(over: Over, url: &str, roots: &Path) -> Command {
    let mut client = Command::new(env::current_exe().unwrap());
    // Both libraries read a folder of roots too, where one is.
    client.env("SSL_CERT_FILE", roots).env("SSL_CERT_DIR", env::temp_dir().join("aws-operation-tls-no-roots"));
    client.env(URL, url).env(OVER, format!("{over:?}"));
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"] {
        client.env_remove(name);
    }
    client
}

fn client_of(url: &str) -> Client {
    let over = env::var(OVER).unwrap();
    let over = Over::ALL.into_iter().find(|each| format!("{each:?}") == over).unwrap();
    let builder = over.hand_to(Client::builder()).region("eu-west-1").retry(RetryConfig::disabled());
    builder.credentials(Credentials::new("AKIDEXAMPLE", "secret")).endpoint_url(url).build().unwrap()
}

async fn refuse(url: &str) {
    let answer = client_of(url).send(&CreateStream { stream_id: "first".into() }).await;
    println!("{}", answer.err().unwrap());
}

async fn calls(url: &str) {
    let client = client_of(url);
    // The first one finds out what the server speaks; were all first, each would open a connection to find out.
    call(&client, "first").await;
    call(&client, LONG_HEADER).await;
    let workers: Vec<_> = (0..AT_ONCE)
        .map(|worker| {
            let client = client.clone();
            tokio::spawn(async move {
                for number in 0..EACH {
                    call(&client, &format!("{worker}-{number}")).await;
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
}

async fn call(client: &Client, id: &str) {
    let output = client.send(&CreateStream { stream_id: id.to_owned() }).await.unwrap();
    assert_eq!(output.stream_id, id, "an answer of another call");
}
