//! Plays the services that give out credentials, and their faults, over real sockets.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// What a service does with one request.
pub enum Reply {
    /// Answers with this status and body.
    Answer(u16, String),
    /// Keeps the connection, and says nothing.
    Silence,
    /// Closes the connection without a word.
    HangUp,
    /// Promises more of a body than comes.
    Truncated,
    /// A body without end.
    Endless,
}

/// A request as it came over the socket: request line, headers and body.
#[derive(Debug, Clone)]
pub struct Arrived(pub String);

impl Arrived {
    /// Whether its request line starts so: `GET /latest`.
    pub fn is(&self, start: &str) -> bool {
        self.0.starts_with(start)
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let head = self.0.split("\r\n\r\n").next()?;
        head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The body.
    pub fn body(&self) -> &str {
        self.0.split_once("\r\n\r\n").map_or("", |(_, body)| body)
    }
}

/// A service on loopback.
pub struct Service {
    address: SocketAddr,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    task: JoinHandle<()>,
}

impl Service {
    /// Starts a service that does with the nth request (from 0) what `reply` says.
    ///
    /// # Panics
    ///
    /// Where loopback can't be listened on.
    pub async fn start(reply: impl Fn(usize, &Arrived) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback can be listened on");
        let address = listener.local_addr().expect("a bound listener has an address");
        let arrived: Arc<Mutex<Vec<Arrived>>> = Arc::default();
        let (log, reply) = (arrived.clone(), Arc::new(reply));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, reply) = (log.clone(), reply.clone());
                tokio::spawn(async move { serve(stream, &log, &*reply).await });
            }
        });
        Self { address, arrived, task }
    }

    /// A service that always answers the same.
    ///
    /// # Panics
    ///
    /// As [`start`](Self::start).
    pub async fn answering(status: u16, body: &str) -> Self {
        let body = body.to_owned();
        Self::start(move |_, _| Reply::Answer(status, body.clone())).await
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What arrived so far.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut stream: TcpStream, log: &Mutex<Vec<Arrived>>, reply: &(dyn Fn(usize, &Arrived) -> Reply + Sync)) {
    let Some(request) = read(&mut stream).await else { return };
    let reply = {
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        log.push(request.clone());
        reply(log.len() - 1, &request)
    };
    // A client that has gone away misses its answer.
    let _ = match reply {
        Reply::Answer(status, body) => {
            let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            stream.write_all((head + &body).as_bytes()).await
        }
        Reply::Truncated => stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"Acc").await,
        Reply::Silence => {
            let _ = stream.read(&mut [0]).await;
            Ok(())
        }
        Reply::Endless => {
            let head = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n").await;
            while head.is_ok() && stream.write_all(&[b' '; 4096]).await.is_ok() {}
            Ok(())
        }
        Reply::HangUp => Ok(()),
    };
}

async fn read(stream: &mut TcpStream) -> Option<Arrived> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let request = Arrived(String::from_utf8_lossy(&bytes).into_owned());
        if let Some((head, _)) = request.0.split_once("\r\n\r\n") {
            let length = request.header("content-length").and_then(|value| value.parse::<usize>().ok()).unwrap_or(0);
            if bytes.len() >= head.len() + 4 + length {
                return Some(request);
            }
        }
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(length) => bytes.extend_from_slice(chunk.get(..length)?),
        }
    }
}
