//! The loopback endpoint of the concurrent runs. It prints its address, answers both calls as AWS does, and ends with
//! its standard input. A process of its own, so that its CPU time is not the client's.

use std::{convert::Infallible, io::Read};

use bench_calls::{INGEST_ANSWER, STREAM_ANSWER};
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::{
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

fn main() {
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    let local = tokio::task::LocalSet::new();
    local.block_on(&bench_calls::runtime(), serve());
}

async fn serve() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback has a free port");
    println!("http://{}", listener.local_addr().expect("a bound listener has an address"));
    loop {
        let (stream, _) = listener.accept().await.expect("a connection is accepted");
        let _ = stream.set_nodelay(true);
        tokio::task::spawn_local(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)));
    }
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let answer = if request.uri().path().starts_with("/streams/") { STREAM_ANSWER } else { INGEST_ANSWER };
    let signed = request.headers().contains_key("authorization");
    let _ = request.into_body().collect().await;
    let mut response = Response::new(Full::new(Bytes::from_static(answer.as_bytes())));
    if !signed {
        *response.status_mut() = http::StatusCode::FORBIDDEN;
    }
    response.headers_mut().insert("content-type", http::HeaderValue::from_static("application/json"));
    Ok(response)
}
