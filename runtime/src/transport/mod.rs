//! How a signed request reaches the network and its response comes back.

mod error;
#[cfg(feature = "hyper")]
mod hyper;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(any(feature = "hyper", all(feature = "reqwest", any(feature = "native-tls", feature = "rustls"))))]
mod tls;

use std::{future::Future, pin::Pin};

#[cfg(any(feature = "hyper", feature = "reqwest"))]
use self::error::Cause;
pub use self::error::{TransportError, TransportErrorKind};
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(feature = "reqwest")]
pub(crate) use self::reqwest::OnDemand;
use crate::body::Body;

/// The most that is read of a response's headers over HTTP/2; over HTTP/1.1 hyper's bound is about the same. Without it
/// hyper ends responses whose headers pass 16 KiB, eight times less than what the client allows itself.
#[cfg(all(feature = "http2", any(feature = "hyper", feature = "reqwest")))]
const HTTP2_HEADER_BYTES: u32 = 400 * 1024;

/// A boxed future: what object-safe traits return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one HTTP request and gives its response: `reqwest::Client` with the feature `reqwest`, `HyperTransport` with the
/// feature `hyper`, a client of the user's, or a test's own.
///
/// A transport sends the request as it is: it is signed, so neither its path and query nor its headers may be rewritten,
/// no redirect followed, and nothing sent twice.
///
/// ```
/// use aws_operation::{Body, transport::{BoxFuture, Transport, TransportError}};
///
/// /// Answers every request with 204.
/// struct Quiet;
///
/// impl Transport for Quiet {
///     fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         Box::pin(async {
///             let mut response = http::Response::new(Body::default());
///             *response.status_mut() = http::StatusCode::NO_CONTENT;
///             Ok(response)
///         })
///     }
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends `request` and waits for the response's head; its body may still be on the way.
    ///
    /// The request's URI is absolute. Dropping the future gives the request up.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for std::sync::Arc<T> {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).send(request)
    }
}
