//! A request as it came.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri, Version, request};

use crate::{
    operation::Operation,
    shape::{Document, Read, ShapeError},
};

/// A request as it came, before anything was read from it.
///
/// `Debug` shows neither query nor headers nor body, which may hold secrets.
///
/// ```
/// # use aws_operation::{aws_operation, testing::Mock};
/// #[aws_operation(service = "iot", method = "GET", path = "/streams/<streamId>")]
/// struct DescribeStream {
///     stream_id: String,
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mock = Mock::new();
/// mock.on::<DescribeStream>(|_| Ok(serde_json::json!({})));
/// mock.client().send(&DescribeStream { stream_id: "a/b".into() }).await?;
///
/// let request = &mock.requests()[0];
/// assert_eq!(request.request_line(), "GET /streams/a%2Fb HTTP/1.1");
/// assert!(request.header("authorization").unwrap().starts_with("AWS4-HMAC-SHA256 "));
/// assert_eq!(request.read::<DescribeStream>()?.stream_id, "a/b");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct RecordedRequest {
    head: request::Parts,
    body: Bytes,
}

impl RecordedRequest {
    pub(super) fn new(head: request::Parts, body: Bytes) -> Self {
        Self { head, body }
    }

    /// Its method.
    pub fn method(&self) -> &Method {
        &self.head.method
    }

    /// Its address: absolute where it came through a [`Mock`](super::Mock), path and query at a
    /// [`Server`](super::Server).
    pub fn uri(&self) -> &Uri {
        &self.head.uri
    }

    /// Its path as it was sent, percent-encoded.
    pub fn path(&self) -> &str {
        self.head.uri.path()
    }

    /// Its query as it was sent, percent-encoded, without `?`.
    pub fn query(&self) -> Option<&str> {
        self.head.uri.query()
    }

    /// Its first line as it was sent: `PUT /streams/s1 HTTP/1.1`.
    pub fn request_line(&self) -> String {
        let target = self.head.uri.path_and_query().map_or("/", |target| target.as_str());
        let version = if self.head.version == Version::HTTP_10 { "HTTP/1.0" } else { "HTTP/1.1" };
        format!("{} {target} {version}", self.head.method)
    }

    /// Its headers, secrets included.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The first header of this name, where its value is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
    }

    /// Its body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Its body as JSON, or `None` where it is none.
    pub fn json(&self) -> Option<Document> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The request as the operation's own type.
    ///
    /// Fails where it does not fit the declaration, naming the member.
    pub fn read<O: Operation + Read>(&self) -> Result<O, ShapeError> {
        let protocol = O::OPERATION.protocol.server().ok_or_else(|| {
            ShapeError::new(format!("the test kit cannot read requests of {}", O::OPERATION.protocol.name()))
        })?;
        let mut input = None;
        protocol.read_request(O::OPERATION, &self.head, &self.body, &mut input)?;
        input.ok_or_else(|| ShapeError::new("the request holds no input"))
    }

    pub(super) fn head(&self) -> &request::Parts {
        &self.head
    }
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecordedRequest({} {}, {} bytes)", self.method(), self.path(), self.body.len())
    }
}
