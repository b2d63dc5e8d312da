//! A service in memory.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use http::{HeaderValue, Response, StatusCode};
use http_body::Body as _;

use super::{
    Answerable, ErrorResponse, RecordedRequest, Reply, Route,
    handler::typed,
    reply::Outcome,
    routes::{Routes, lock},
    signature,
};
use crate::{
    body::{Body, BoxError},
    client::{Client, ClientBuilder},
    credentials::Credentials,
    operation::Operation,
    transport::{BoxFuture, Transport, TransportError, TransportErrorKind},
};

/// AWS in memory: a [`Transport`] that answers the operations it has handlers for, and keeps the requests.
///
/// Clones are one mock. Handlers may be added at any time, and replace an earlier one of the same operation.
///
/// ```
/// # use aws_operation::{aws_operation, testing::Mock};
/// #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// struct DeleteStream {
///     stream_id: String,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mock = Mock::new();
/// mock.on::<DeleteStream>(|_| Ok(serde_json::json!({})));
/// mock.client().send(&DeleteStream { stream_id: "s1".into() }).await?;
/// assert_eq!(mock.requests_of::<DeleteStream>()[0].stream_id, "s1");
/// assert!(mock.failures().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct Mock(Arc<Inner>);

#[derive(Default)]
struct Inner {
    routes: Routes,
    verifier: Mutex<Option<Verifier>>,
    requests: Mutex<Vec<RecordedRequest>>,
    failures: Mutex<Vec<String>>,
}

type Verifier = Arc<dyn Fn(&RecordedRequest) -> Result<(), String> + Send + Sync>;

/// What becomes of one request.
pub(super) enum Answer {
    After(Outcome, Duration),
    /// The test has a mistake, or the code under test: what it is.
    Failed(String),
}

impl Mock {
    /// A mock that takes no operation yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers `O` by `handler`, which gets the request as it was read back and gives the output, or an error: a
    /// declared one by its variant (`Err(UpdateStreamError::ResourceNotFoundException.into())`), or any
    /// [`ErrorResponse`].
    pub fn on<O: Answerable>(
        &self,
        handler: impl FnMut(O) -> Result<O::Output, ErrorResponse<O::Error>> + Send + 'static,
    ) -> Route {
        self.add(Route::new(O::OPERATION, typed(handler)))
    }

    /// Answers `O` with what `handler` makes of the raw request: for requests that borrow, and for responses as AWS
    /// documents them.
    ///
    /// ```
    /// # use aws_operation::{aws_operation, aws_output, testing::{Mock, Reply}};
    /// #[aws_operation(service = "iot", method = "GET", path = "/streams/<streamId>", output = DescribeOutput)]
    /// struct DescribeStream<'a> {
    ///     stream_id: &'a str,
    /// }
    ///
    /// #[aws_output]
    /// struct DescribeOutput {
    ///     stream_version: Option<i32>,
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mock = Mock::new();
    /// mock.on_http::<DescribeStream>(|request| {
    ///     assert_eq!(request.path(), "/streams/s1");
    ///     Reply::json(200, &serde_json::json!({ "streamVersion": 2 }))
    /// });
    /// let output = mock.client().send(&DescribeStream { stream_id: "s1" }).await?;
    /// assert_eq!(output.stream_version, Some(2));
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_http<O: Operation>(&self, mut handler: impl FnMut(&RecordedRequest) -> Reply + Send + 'static) -> Route {
        self.add(Route::new(O::OPERATION, Box::new(move |request| Ok(handler(request)))))
    }

    /// Has `verifier` look at every request before it is answered. What it objects to is answered as AWS answers a
    /// wrong signature, 403 `SignatureDoesNotMatch`, and is among the [`failures`](Self::failures).
    ///
    /// For more than [`verify_signatures`](Self::verify_signatures) does: an implementation other than the one that
    /// signed, such as the official `aws-sigv4`, or rules of the test's own. One verifier takes the place of another.
    pub fn verify_with(&self, verifier: impl Fn(&RecordedRequest) -> Result<(), String> + Send + Sync + 'static) {
        *lock(&self.0.verifier) = Some(Arc::new(verifier));
    }

    /// Refuses, from now on, every request that is not signed with `credentials`, or was changed after it was signed: by
    /// a proxy, say, or a transport that rewrites paths.
    ///
    /// ```
    /// # use aws_operation::{aws_operation, testing::Mock, Credentials};
    /// # #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
    /// # struct DeleteStream { stream_id: String }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let mock = Mock::new();
    /// mock.on::<DeleteStream>(|_| Ok(serde_json::json!({})));
    /// mock.verify_signatures(Credentials::new("AKIDEXAMPLE", "the right key"));
    ///
    /// let wrong = Credentials::new("AKIDEXAMPLE", "a wrong key");
    /// let client = mock.client_builder().credentials(wrong).build().unwrap();
    /// let error = client.send(&DeleteStream { stream_id: "s1".into() }).await.unwrap_err();
    /// assert_eq!(error.code(), Some("SignatureDoesNotMatch"));
    /// # }
    /// ```
    pub fn verify_signatures(&self, credentials: Credentials) {
        self.verify_with(move |request| signature::verify(&credentials, request));
    }

    /// A client of this mock, with credentials and a region that mean nothing.
    #[expect(clippy::missing_panics_doc, reason = "a builder that has credentials and a transport always builds")]
    pub fn client(&self) -> Client {
        self.client_builder().build().expect("it has all that a client needs")
    }

    /// The builder of such a client, to set more.
    pub fn client_builder(&self) -> ClientBuilder {
        client_builder().transport(self.clone())
    }

    /// Every request that came, in order, answered or not.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        lock(&self.0.requests).clone()
    }

    /// Every request of `O` that came, in order, except those that cannot be read.
    pub fn requests_of<O: Answerable>(&self) -> Vec<O> {
        let is_of = |request: &&RecordedRequest| {
            let protocol = O::OPERATION.protocol.server();
            protocol.is_some_and(|protocol| protocol.matches(O::OPERATION, request.head()).is_ok())
        };
        lock(&self.0.requests).iter().filter(is_of).filter_map(|request| request.read().ok()).collect()
    }

    /// What was wrong with requests and answers: no operation takes it, a value was lost on the way, the verifier
    /// objected. The caller saw each as an error; a test whose code under test may swallow errors asserts that there is
    /// none.
    pub fn failures(&self) -> Vec<String> {
        lock(&self.0.failures).clone()
    }

    fn add(&self, route: Route) -> Route {
        self.0.routes.add(route.clone());
        route
    }

    /// Keeps the request and finds its answer.
    pub(super) fn answer(&self, request: &RecordedRequest) -> Answer {
        let number = {
            let mut requests = lock(&self.0.requests);
            requests.push(request.clone());
            requests.len()
        };
        match self.reply(request).and_then(Reply::into_parts) {
            Ok((Outcome::Response(mut response), delay)) => {
                // As AWS does; a number tells a test's reader which request it was.
                let id = HeaderValue::try_from(format!("00000000-0000-0000-0000-{number:012}"));
                if let Ok(id) = id {
                    response.headers_mut().entry("x-amzn-requestid").or_insert(id);
                }
                Answer::After(Outcome::Response(response), delay)
            }
            Ok((failure, delay)) => Answer::After(failure, delay),
            Err(problem) => {
                self.fail(problem.clone());
                Answer::Failed(problem)
            }
        }
    }

    pub(super) fn fail(&self, problem: String) {
        lock(&self.0.failures).push(problem);
    }

    fn reply(&self, request: &RecordedRequest) -> Result<Reply, String> {
        let verifier = lock(&self.0.verifier).clone();
        if let Some(Err(objection)) = verifier.map(|verify| verify(request)) {
            self.fail(objection.clone());
            return Ok(signature_does_not_match(&objection));
        }
        self.0.routes.choose(request)?.answer(request)
    }
}

/// A client's builder that lacks where to send to.
pub(super) fn client_builder() -> ClientBuilder {
    let credentials = Credentials::new("AKIDEXAMPLE", "test-secret").with_source("the test kit");
    Client::builder().region("us-east-1").credentials(credentials)
}

fn signature_does_not_match(objection: &str) -> Reply {
    Reply::json(StatusCode::FORBIDDEN.as_u16(), &serde_json::json!({ "message": objection }))
        .header("x-amzn-errortype", "SignatureDoesNotMatch")
}

impl Transport for Mock {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = collect(body).await.map_err(|error| TransportError::new(TransportErrorKind::Exchange, error))?;
            match self.answer(&RecordedRequest::new(head, body)) {
                Answer::After(outcome, delay) => {
                    if !delay.is_zero() {
                        tokio::time::sleep(delay).await;
                    }
                    match outcome {
                        Outcome::Response(response) => Ok(response.map(Body::from)),
                        Outcome::Failure(kind) => Err(TransportError::new(kind, "as the test says")),
                    }
                }
                Answer::Failed(problem) => Err(TransportError::new(TransportErrorKind::Request, problem)),
            }
        })
    }
}

/// The whole body. A test's body is as long as the test makes it, so there is no limit.
pub(super) async fn collect(mut body: Body) -> Result<Bytes, BoxError> {
    let mut all = BytesMut::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        if let Ok(data) = frame?.into_data() {
            all.extend_from_slice(&data);
        }
    }
    Ok(all.freeze())
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("requests", &lock(&self.0.requests)).finish_non_exhaustive()
    }
}
