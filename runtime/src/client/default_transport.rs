//! The transport of who hands in none: reqwest, or hyper where that feature is off.

#[cfg(not(feature = "reqwest"))]
pub(crate) use crate::transport::HyperTransport as DefaultTransport;
#[cfg(feature = "reqwest")]
pub(crate) use crate::transport::OnDemand as DefaultTransport;
use crate::{client::dispatch::CONNECT_TIMEOUT, transport::Transport};

/// The transport of a client that is handed none, for who wants to wrap it: to log, to count, to hold back.
///
/// It connects within 5 seconds or fails, and follows no redirect. It is reqwest with the feature `reqwest`, whatever
/// else is on, and otherwise hyper, with the feature `hyper`.
///
/// ```
/// use aws_operation::{Body, client::default_transport, transport::{BoxFuture, Transport, TransportError}};
///
/// /// Says what is sent, by its method and path.
/// struct Logged<T>(T);
///
/// impl<T: Transport> Transport for Logged<T> {
///     fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         eprintln!("{} {}", request.method(), request.uri().path());
///         self.0.send(request)
///     }
/// }
///
/// let builder = aws_operation::Client::builder().transport(Logged(default_transport()));
/// ```
pub fn default_transport() -> impl Transport + 'static {
    DefaultTransport::connecting_within(Some(CONNECT_TIMEOUT))
}
