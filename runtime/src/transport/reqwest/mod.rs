//! `reqwest::Client` as a transport.

mod on_demand;

use std::{
    pin::Pin,
    sync::{Mutex, PoisonError},
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

pub(crate) use self::on_demand::OnDemand;
use super::{BoxFuture, Cause, Transport, TransportError, TransportErrorKind};
use crate::body::{Body, BoxError};

impl Transport for reqwest::Client {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let request = prepare(request)?;
            let response = self.execute(request).await.map_err(transport_error)?;
            Ok(http::Response::from(response).map(|body| Body::streamed(Received(body))))
        })
    }
}

/// reqwest's own request. Its URL type resolves `.` and `..` and re-encodes some characters; what it would change was
/// signed otherwise, so such a request is refused.
fn prepare(request: http::Request<Body>) -> Result<reqwest::Request, TransportError> {
    let refuse = |why: String| TransportError::new(TransportErrorKind::Request, why);
    let (head, body) = request.into_parts();
    let signed = head.uri.path_and_query().map_or("/", |path| path.as_str());
    let authority = head.uri.authority().map_or("", |authority| authority.as_str());
    let url = [head.uri.scheme_str().unwrap_or_default(), "://", authority, signed].concat();
    let url = reqwest::Url::parse(&url).map_err(|error| refuse(error.to_string()))?;
    let kept = url.query().map_or_else(|| url.path() == signed, |query| is_joined(signed, url.path(), query));
    if !kept {
        return Err(refuse(format!(
            "reqwest would send the path as `{}`; hand in a transport that keeps it, or another name",
            url.path()
        )));
    }
    let mut prepared = reqwest::Request::new(head.method, url);
    *prepared.headers_mut() = head.headers;
    *prepared.body_mut() = match body.into_bytes() {
        Ok(bytes) if bytes.is_empty() => None,
        Ok(bytes) => Some(bytes.into()),
        Err(stream) => Some(reqwest::Body::wrap(Shared(Mutex::new(stream)))),
    };
    Ok(prepared)
}

fn is_joined(whole: &str, path: &str, query: &str) -> bool {
    whole.strip_prefix(path).and_then(|rest| rest.strip_prefix('?')) == Some(query)
}

/// The error without the URL: its query may hold what is secret, and the operation is named elsewhere.
fn transport_error(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() && !error.is_connect() {
        TransportErrorKind::Timeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_builder() {
        TransportErrorKind::Request
    } else {
        TransportErrorKind::Exchange
    };
    let error = error.without_url();
    // reqwest's own line ("error sending request") says less than its cause, and so does its pool's below that
    // ("client error (Connect)").
    let below = if error.is_request() { 2 } else { 1 };
    TransportError::new(kind, Cause { error, below })
}

/// A body that is `Sync`, as reqwest asks, since it is only ever reached through `&mut`.
struct Shared(Mutex<Body>);

impl http_body::Body for Shared {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(self.0.get_mut().unwrap_or_else(PoisonError::into_inner)).poll_frame(cx)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

/// A response's body, whose errors name no URL.
struct Received(reqwest::Body);

impl http_body::Body for Received {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Pin::new(&mut self.0).poll_frame(cx).map_err(transport_error)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
