//! A server that misbehaves byte by byte: it reads each request whole, then does what it was told.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// What the server does after a request.
#[derive(Clone)]
pub(crate) enum Step {
    Send(Vec<u8>),
    /// The same bytes so many times.
    Repeat(&'static [u8], usize),
    Pause(Duration),
    /// Leaves the client waiting.
    Hang,
    /// Ends the connection as it should be ended.
    Close,
    /// Ends it with a reset.
    Reset,
}

/// What the server does after the request of this number, counted from 0.
pub(crate) type Plan = Arc<dyn Fn(usize) -> Vec<Step> + Send + Sync>;

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    state: Arc<State>,
    accepting: JoinHandle<()>,
}

struct State {
    plan: Mutex<Plan>,
    requests: AtomicUsize,
    connections: AtomicUsize,
}

impl Server {
    pub(crate) async fn start(plan: Plan) -> Self {
        Self::start_at(SocketAddr::from(([127, 0, 0, 1], 0)), plan).await
    }

    pub(crate) async fn start_at(address: SocketAddr, plan: Plan) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let state =
            Arc::new(State { plan: Mutex::new(plan), requests: AtomicUsize::new(0), connections: AtomicUsize::new(0) });
        let accepting = tokio::spawn(accept(listener, Arc::clone(&state)));
        Self { address, state, accepting }
    }

    /// From now on does this, and counts the requests anew.
    pub(crate) fn set(&self, plan: Plan) {
        *self.state.plan.lock().unwrap() = plan;
        self.state.requests.store(0, Ordering::SeqCst);
    }

    /// Closes its port, whose address nobody listens at from then on.
    pub(crate) async fn stop(mut self) -> SocketAddr {
        self.accepting.abort();
        let _aborted = (&mut self.accepting).await;
        self.address
    }

    pub(crate) fn requests(&self) -> usize {
        self.state.requests.load(Ordering::SeqCst)
    }

    pub(crate) fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    while let Ok((connection, _)) = listener.accept().await {
        state.connections.fetch_add(1, Ordering::SeqCst);
        // A client that goes away ends its connection alone.
        tokio::spawn(serve(connection, Arc::clone(&state)));
    }
}

async fn serve(mut connection: TcpStream, state: Arc<State>) -> io::Result<()> {
    while read_request(&mut connection).await? {
        let number = state.requests.fetch_add(1, Ordering::SeqCst);
        let plan = Arc::clone(&state.plan.lock().unwrap());
        for step in plan(number) {
            match step {
                Step::Send(bytes) => connection.write_all(&bytes).await?,
                Step::Repeat(bytes, times) => {
                    for _ in 0..times {
                        connection.write_all(bytes).await?;
                    }
                }
                Step::Pause(span) => tokio::time::sleep(span).await,
                Step::Hang => std::future::pending().await,
                Step::Close => return connection.shutdown().await,
                Step::Reset => return connection.set_zero_linger(),
            }
        }
    }
    Ok(())
}

/// The first byte of a client that speaks TLS; it is told in plain HTTP that nobody does here.
const TLS_HANDSHAKE: u8 = 0x16;

/// Reads one request to the end of its body; `false` when the client has closed the connection.
async fn read_request(connection: &mut TcpStream) -> io::Result<bool> {
    let mut read = Vec::new();
    let head = loop {
        if let Some(end) = read.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        if connection.read_buf(&mut read).await? == 0 {
            return Ok(false);
        }
        if read.first() == Some(&TLS_HANDSHAKE) {
            connection.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await?;
            return Ok(false);
        }
    };
    let text = String::from_utf8_lossy(&read[..head]).to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    while read.len() < head + length.unwrap_or(0) {
        if connection.read_buf(&mut read).await? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A whole response with the right length.
pub(crate) fn response(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Step {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status} Status\r\n{headers}content-length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    Step::Send(bytes)
}

/// Does the same after each request.
pub(crate) fn always(steps: Vec<Step>) -> Plan {
    Arc::new(move |_| steps.clone())
}
