//! The same service on a loopback port.

use std::{
    any::Any,
    convert::Infallible,
    fmt, io,
    net::{Ipv4Addr, SocketAddr, TcpListener as StdListener},
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
    time::Duration,
};

use http::{Request, Response, StatusCode};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime,
    sync::oneshot,
};

use super::{
    Answerable, ErrorResponse, Mock, RecordedRequest, Reply, Route,
    mock::{Answer, collect},
    reply::Outcome,
};
#[cfg(any(feature = "hyper", feature = "reqwest"))]
use crate::client::{Client, ClientBuilder};
use crate::{body::Body, credentials::Credentials, operation::Operation, shape::Document};

/// How long to wait before asking for connections again when the system has none to give.
const PAUSE: Duration = Duration::from_millis(20);

/// A [`Mock`] on a port of 127.0.0.1, for code that takes an endpoint URL. It ends when it is dropped.
///
/// It runs on a thread of its own, so it serves blocking code, other processes, and tests that stop their runtime's
/// clock.
///
/// ```
/// # use aws_operation::{aws_operation, testing::Server, Client, Credentials};
/// #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// struct DeleteStream {
///     stream_id: String,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let server = Server::start()?;
/// server.on::<DeleteStream>(|_| Ok(serde_json::json!({})));
///
/// let client = Client::builder()
///     .region("us-east-1")
///     .credentials(Credentials::new("AKIDEXAMPLE", "secret"))
///     .endpoint_url(server.url())
///     .build()?;
/// client.send(&DeleteStream { stream_id: "s1".into() }).await?;
/// assert_eq!(server.requests()[0].request_line(), "DELETE /streams/s1 HTTP/1.1");
/// # Ok(())
/// # }
/// ```
#[must_use = "a server that is dropped ends"]
pub struct Server {
    mock: Mock,
    address: SocketAddr,
    /// Its end is the server's.
    _running: oneshot::Sender<Infallible>,
}

impl Server {
    /// A server that takes no operation yet.
    ///
    /// Fails where the system gives no port or no thread.
    pub fn start() -> io::Result<Self> {
        Self::start_with(Mock::new())
    }

    /// A server that answers as `mock` does.
    ///
    /// Fails where the system gives no port or no thread.
    pub fn start_with(mock: Mock) -> io::Result<Self> {
        let listener = StdListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let (running, stopped) = oneshot::channel::<Infallible>();
        let service = mock.clone();
        thread::Builder::new().name("aws-operation test server".to_owned()).spawn(move || {
            runtime.block_on(async move {
                let accepting = tokio::spawn(accept(listener, service));
                // It comes as an error: nothing is ever sent.
                let _ = stopped.await;
                accepting.abort();
            });
            // With the runtime every connection ends.
        })?;
        Ok(Self { mock, address, _running: running })
    }

    /// Where it is: `http://127.0.0.1:49152`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A client that sends to it over HTTP, with credentials and a region that mean nothing.
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    #[expect(clippy::missing_panics_doc, reason = "a builder that has credentials and a valid URL always builds")]
    pub fn client(&self) -> Client {
        self.client_builder().build().expect("it has all that a client needs")
    }

    /// The builder of such a client, to set more.
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    pub fn client_builder(&self) -> ClientBuilder {
        super::mock::client_builder().endpoint_url(self.url())
    }

    /// Answers `O` by `handler`: [`Mock::on`].
    pub fn on<O: Answerable>(
        &self,
        handler: impl FnMut(O) -> Result<O::Output, ErrorResponse<O::Error>> + Send + 'static,
    ) -> Route {
        self.mock.on(handler)
    }

    /// Answers `O` with what `handler` makes of the raw request: [`Mock::on_http`].
    pub fn on_http<O: Operation>(&self, handler: impl FnMut(&RecordedRequest) -> Reply + Send + 'static) -> Route {
        self.mock.on_http::<O>(handler)
    }

    /// Has `verifier` look at every request before it is answered: [`Mock::verify_with`].
    pub fn verify_with(&self, verifier: impl Fn(&RecordedRequest) -> Result<(), String> + Send + Sync + 'static) {
        self.mock.verify_with(verifier);
    }

    /// Refuses requests that are not signed with `credentials`: [`Mock::verify_signatures`].
    pub fn verify_signatures(&self, credentials: Credentials) {
        self.mock.verify_signatures(credentials);
    }

    /// Every request that came, in order, answered or not.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.mock.requests()
    }

    /// Every request of `O` that came, in order, except those that cannot be read.
    pub fn requests_of<O: Answerable>(&self) -> Vec<O> {
        self.mock.requests_of()
    }

    /// What was wrong with requests and answers: [`Mock::failures`].
    pub fn failures(&self) -> Vec<String> {
        self.mock.failures()
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("url", &self.url()).finish_non_exhaustive()
    }
}

async fn accept(listener: StdListener, mock: Mock) {
    let listener = match TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => return mock.fail(format!("the server cannot listen: {error}")),
    };
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(serve(stream, mock.clone()))),
            // Out of file descriptors, say: the next connection may find some.
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

async fn serve(stream: TcpStream, mock: Mock) {
    let service = service_fn(move |request| respond(request, mock.clone()));
    // A client that hangs up is its own affair, and one that is to see a lost connection sees it here.
    let _ = http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service).await;
}

/// The response, or the error on which hyper closes the connection.
async fn respond(request: Request<Incoming>, mock: Mock) -> io::Result<Response<Body>> {
    let (head, body) = request.into_parts();
    let body = collect(Body::streamed(body)).await.map_err(io::Error::other)?;
    let request = RecordedRequest::new(head, body);
    // The panic of a handler, a failed assertion mostly, is told to the client instead of only closing the connection.
    let answer = catch_unwind(AssertUnwindSafe(|| mock.answer(&request))).unwrap_or_else(|panic| {
        let problem = format!("a handler panicked: {}", message(&*panic));
        mock.fail(problem.clone());
        Answer::Failed(problem)
    });
    match answer {
        Answer::After(outcome, delay) => {
            tokio::time::sleep(delay).await;
            match outcome {
                Outcome::Response(response) => Ok(response.map(Body::from)),
                Outcome::Failure(_) => Err(io::Error::other("as the test says")),
            }
        }
        Answer::Failed(problem) => Ok(failed(&problem)),
    }
}

/// 501: the one server's error that no retry follows.
fn failed(problem: &str) -> Response<Body> {
    let body = Document::from_iter([("message", Document::from(problem))]);
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = StatusCode::NOT_IMPLEMENTED;
    let headers = response.headers_mut();
    headers.insert("content-type", http::HeaderValue::from_static("application/json"));
    headers.insert("x-amzn-errortype", http::HeaderValue::from_static("TestServerFailure"));
    response
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
