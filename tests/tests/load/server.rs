//! A server with no more work than the wire asks for: it answers each call by the number in its path, and does wrong
//! by that number alone, so that the caller knows what must come of each call.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime,
    sync::oneshot,
};

/// One call in so many meets a fault.
pub(crate) const FAULT_EVERY: u64 = 20;

/// What the server does to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Resets the connection in place of a response, the first time.
    Reset,
    /// Ends the connection within the body, the first time.
    Cut,
    /// Answers 503 the first time.
    Unavailable,
    /// Refuses the request with a code.
    Refused,
    /// Answers 404 in a proxy's HTML.
    Html,
    /// Answers 200 with half an object.
    HalfJson,
}

impl Fault {
    const ALL: [Self; 6] = [Self::Reset, Self::Cut, Self::Unavailable, Self::Refused, Self::Html, Self::HalfJson];

    /// What happens to the call of this number.
    pub(crate) fn of(call: u64) -> Option<Self> {
        let faulty = call % FAULT_EVERY == FAULT_EVERY - 1;
        faulty.then(|| Self::ALL[usize::try_from(call / FAULT_EVERY).unwrap() % Self::ALL.len()])
    }

    /// Whether the second attempt succeeds.
    pub(crate) fn passes(self) -> bool {
        matches!(self, Self::Reset | Self::Cut | Self::Unavailable)
    }

    /// Whether the connection ends with it.
    pub(crate) fn disconnects(self) -> bool {
        matches!(self, Self::Reset | Self::Cut)
    }
}

/// The server, on a thread and a runtime of its own, so that the client's tasks can be counted.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    state: Arc<State>,
    /// Its end is the server's.
    _running: oneshot::Sender<()>,
}

#[derive(Default)]
struct State {
    requests: AtomicU64,
    connections: AtomicU64,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::<State>::default();
        let runtime = runtime::Builder::new_current_thread().enable_io().build().unwrap();
        let (running, stopped) = oneshot::channel();
        let serving = Arc::clone(&state);
        thread::spawn(move || {
            runtime.block_on(async move {
                let accepting = tokio::spawn(accept(TcpListener::from_std(listener).unwrap(), serving));
                // It comes as an error: nothing is ever sent.
                let _: Result<(), _> = stopped.await;
                accepting.abort();
            });
        });
        Self { address, state, _running: running }
    }

    pub(crate) fn requests(&self) -> u64 {
        self.state.requests.load(Ordering::SeqCst)
    }

    pub(crate) fn connections(&self) -> u64 {
        self.state.connections.load(Ordering::SeqCst)
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
    connection.set_nodelay(true)?;
    let mut read = Vec::with_capacity(4096);
    while let Some((call, attempt)) = next(&mut connection, &mut read).await? {
        state.requests.fetch_add(1, Ordering::SeqCst);
        let fault = Fault::of(call).filter(|fault| attempt == 1 || !fault.passes());
        let good = format!(r#"{{"streamId":"{call}","streamVersion":{attempt}}}"#);
        let answer = match fault {
            None => response(200, "", &good),
            Some(Fault::Reset) => return connection.set_zero_linger(),
            Some(Fault::Cut) => {
                let whole = response(200, "", &good);
                connection.write_all(&whole.as_bytes()[..whole.len() - 5]).await?;
                return connection.shutdown().await;
            }
            Some(Fault::Unavailable) => response(503, "", ""),
            Some(Fault::Refused) => response(400, "x-amzn-errortype: ValidationException\r\n", "{}"),
            Some(Fault::Html) => response(404, "content-type: text/html\r\n", "<html>no such page</html>"),
            Some(Fault::HalfJson) => response(200, "", r#"{"streamId":"#),
        };
        connection.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

/// The next request's number and attempt; `None` when the client has closed the connection.
async fn next(connection: &mut TcpStream, read: &mut Vec<u8>) -> io::Result<Option<(u64, u32)>> {
    loop {
        if let Some(end) = read.windows(4).position(|window| window == b"\r\n\r\n").map(|at| at + 4) {
            let head = std::str::from_utf8(&read[..end]).unwrap();
            let whole = end + header(head, "content-length: ").map_or(0, |length| length.parse().unwrap());
            let call = head.split(' ').nth(1).unwrap().rsplit('/').next().unwrap().parse().unwrap();
            let attempts = header(head, "amz-sdk-request: ").unwrap();
            let attempt = attempts.split("; ").find_map(|part| part.strip_prefix("attempt=")).unwrap().parse().unwrap();
            while read.len() < whole {
                if connection.read_buf(read).await? == 0 {
                    return Ok(None);
                }
            }
            read.drain(..whole);
            return Ok(Some((call, attempt)));
        }
        if connection.read_buf(read).await? == 0 {
            return Ok(None);
        }
    }
}

fn header<'a>(head: &'a str, start: &str) -> Option<&'a str> {
    head.lines().find_map(|line| line.strip_prefix(start))
}

fn response(status: u16, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} Status\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}
