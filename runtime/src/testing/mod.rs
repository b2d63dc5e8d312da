//! The test kit: AWS services that answer in a test, typed, over the real serialisation. Feature `testing`.
//!
//! A [`Mock`] is a transport: what a client sends is answered in memory by handlers that take the request as the
//! operation's own type and give its output or error. A [`Server`] is the same on a loopback port, for code that takes
//! an endpoint URL.
//!
//! ```toml
//! [dev-dependencies]
//! aws-operation = { version = "0.1", features = ["testing"] }
//! ```
//!
//! ```
//! use aws_operation::{aws_error, aws_operation, aws_output, testing::{ErrorResponse, Mock}};
//!
//! #[aws_operation(
//!     service = "iot", method = "PUT", path = "/streams/<streamId>",
//!     output = UpdateStreamOutput, error = UpdateStreamError,
//! )]
//! #[derive(Clone, Default)]
//! pub struct UpdateStream {
//!     pub stream_id: String,
//!     pub description: Option<String>,
//! }
//!
//! #[aws_output]
//! #[derive(Debug)]
//! pub struct UpdateStreamOutput {
//!     pub stream_version: Option<i32>,
//! }
//!
//! #[aws_error]
//! #[derive(Debug)]
//! pub enum UpdateStreamError {
//!     ResourceNotFoundException,
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mock = Mock::new();
//! mock.on::<UpdateStream>(|request| match request.stream_id.as_str() {
//!     "s1" => Ok(UpdateStreamOutput { stream_version: Some(2) }),
//!     _ => Err(ErrorResponse::new(UpdateStreamError::ResourceNotFoundException).status(404).message("no such stream")),
//! });
//!
//! let client = mock.client();
//! let output = client.send(&UpdateStream { stream_id: "s1".into(), ..Default::default() }).await?;
//! assert_eq!(output.stream_version, Some(2));
//!
//! let error = client.send(&UpdateStream { stream_id: "s2".into(), ..Default::default() }).await.unwrap_err();
//! assert!(matches!(error.service_error(), Some(UpdateStreamError::ResourceNotFoundException)));
//! assert_eq!(mock.requests()[1].path(), "/streams/s2");
//! # Ok(())
//! # }
//! ```
//!
//! # What such a test proves
//!
//! The request is written as it would go to AWS, signed, and read back from its HTTP form; the output or error is written
//! as an HTTP response, and read by the client. On the way both are checked for what was lost: a value that the
//! declaration cannot carry, or that does not come back as it was sent, fails the call with the member's path, and is
//! in [`Mock::failures`]. A name that the declaration has wrong is wrong in both directions, so hold the raw request
//! against AWS's documentation once for each operation: [`RecordedRequest`] has its path, query, headers and body, and
//! [`Mock::on_http`] answers with a documented response.
//!
//! A request that no handler takes fails too, with every operation that has one and why each is another.

mod check;
mod error_response;
mod handler;
mod mock;
mod reply;
mod request;
mod routes;
mod server;
mod signature;

pub use self::{
    error_response::{ErrorResponse, ModelledError},
    handler::Answerable,
    mock::Mock,
    reply::Reply,
    request::RecordedRequest,
    routes::Route,
    server::Server,
};
