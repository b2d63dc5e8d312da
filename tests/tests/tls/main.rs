//! The transports over TLS: the platform's roots are asked, HTTP/2 is agreed on, one connection serves all, and the
//! environment's proxy is taken.
//!
//! The roots are read from the file that `SSL_CERT_FILE` names, once for a process: so this test runs itself again with
//! that set, as the client of its own server. Hence no test harness.

mod proxy;
mod server;

use std::{
    env,
    process::{Command, ExitCode},
};

use aws_operation::{Client, Credentials, aws_operation, aws_output};
use aws_operation_tests::over::Over;

use self::{
    proxy::Proxy,
    server::{Offer, Server},
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
/// The id whose response has a header of 100 KiB, within the 128 KiB that a client takes.
const LONG_HEADER: &str = "long-header";
const AT_ONCE: usize = 64;
const EACH: usize = 10;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    match env::var(URL) {
        Ok(url) => runtime.block_on(calls(&url)),
        Err(_) => runtime.block_on(async {
            for over in Over::ALL {
                connections(over).await;
                tunnels(over).await;
            }
        }),
    }
    ExitCode::SUCCESS
}

async fn connections(over: Over) {
    let http2 = serve(Offer::Http2, over, None).await;
    assert_eq!(http2.versions(), [http::Version::HTTP_2]);
    assert_eq!(http2.connections(), 1, "one connection serves all calls");
    let http1 = serve(Offer::Http1, over, None).await;
    assert_eq!(http1.versions(), [http::Version::HTTP_11]);
    println!(
        "{over:?}: {} calls each, 1 connection over HTTP/2, {} over HTTP/1.1",
        http1.requests(),
        http1.connections()
    );
}

async fn tunnels(over: Over) {
    for offer in [Offer::Http2, Offer::Http1] {
        let proxy = Proxy::start().await;
        let server = serve(offer, over, Some(&proxy)).await;
        // The client's process may end while a connection is on its way.
        assert!((1..=proxy.tunnels()).contains(&server.connections()), "each connection is a tunnel's");
        println!("{over:?}: {} tunnels through the proxy", proxy.tunnels());
    }
}

/// Serves the calls of a second process.
async fn serve(offer: Offer, over: Over, proxy: Option<&Proxy>) -> Server {
    let server = Server::start(offer).await;
    let mut client = Command::new(env::current_exe().unwrap());
    client.env(URL, server.url()).env("SSL_CERT_FILE", server.certificate()).env_remove("SSL_CERT_DIR");
    client.env(OVER, format!("{over:?}"));
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"] {
        client.env_remove(name);
    }
    if let Some(proxy) = proxy {
        client.env("HTTPS_PROXY", proxy.url());
    }
    let status = tokio::task::spawn_blocking(move || client.status()).await.unwrap().unwrap();
    assert!(status.success(), "the client's process failed: {status}");
    assert_eq!(server.requests(), 2 + AT_ONCE * EACH);
    server
}

async fn calls(url: &str) {
    let over = env::var(OVER).unwrap();
    let over = Over::ALL.into_iter().find(|each| format!("{each:?}") == over).unwrap();
    let client = over
        .hand_to(Client::builder())
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
        .endpoint_url(url)
        .build()
        .unwrap();
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
