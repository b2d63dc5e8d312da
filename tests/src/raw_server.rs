//! A server that knows no HTTP: it records what arrives and answers with given bytes, right or wrong.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// Answers each connection's first request with the same bytes, then closes it.
pub struct RawServer {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl RawServer {
    /// Starts a server on loopback that answers `response`.
    ///
    /// # Panics
    ///
    /// Where loopback cannot be listened on.
    pub async fn answering(response: impl Into<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback can be listened on");
        let port = listener.local_addr().expect("a bound listener has an address").port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (recorded, response) = (requests.clone(), response.into());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, response.clone(), recorded.clone()));
            }
        });
        Self { port, requests, task }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What arrived so far, a request an entry, as it came over the socket.
    ///
    /// # Panics
    ///
    /// Where a connection's task panicked.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no task panicked").clone()
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A response of HTTP/1.1 with this status line, headers and body, its length stated.
pub fn response(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

async fn answer(mut stream: TcpStream, response: Vec<u8>, requests: Arc<Mutex<Vec<String>>>) {
    let mut arrived = Vec::new();
    let mut chunk = [0; 4096];
    while !is_whole(&arrived) {
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => break,
            Ok(length) => arrived.extend_from_slice(chunk.get(..length).unwrap_or_default()),
        }
    }
    if let Ok(mut requests) = requests.lock() {
        requests.push(String::from_utf8_lossy(&arrived).into_owned());
    }
    // A client that has gone away misses its answer.
    let _ = stream.write_all(&response).await;
    let _ = stream.shutdown().await;
}

/// Whether the head and as much of a body as it states have arrived.
fn is_whole(arrived: &[u8]) -> bool {
    let text = String::from_utf8_lossy(arrived);
    let Some((head, _)) = text.split_once("\r\n\r\n") else { return false };
    let stated = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    arrived.len() >= head.len() + 4 + stated.unwrap_or(0)
}
