//! A body held to the length that was announced.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::body::{Body, BoxError};

/// Passes a body through, and fails where it is shorter or longer than announced.
pub(crate) struct Exact<B> {
    inner: B,
    announced: u64,
    passed: u64,
    ended: bool,
}

impl<B> Exact<B> {
    pub(crate) fn new(inner: B, announced: u64) -> Self {
        Self { inner, announced, passed: 0, ended: false }
    }

    fn wrong(&mut self) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.ended = true;
        Poll::Ready(Some(Err(Box::new(WrongLength { announced: self.announced, passed: self.passed }))))
    }
}

impl<B> http_body::Body for Exact<B>
where
    B: http_body::Body<Data = Bytes, Error = BoxError> + Unpin,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        match ready!(Pin::new(&mut self.inner).poll_frame(cx)) {
            Some(Ok(frame)) => {
                let length = frame.data_ref().map_or(0, Bytes::len) as u64;
                self.passed = self.passed.saturating_add(length);
                if self.passed > self.announced { self.wrong() } else { Poll::Ready(Some(Ok(frame))) }
            }
            None if self.passed < self.announced => self.wrong(),
            other => {
                self.ended = true;
                Poll::Ready(other)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.ended || (self.passed == self.announced && self.inner.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.announced - self.passed.min(self.announced))
    }
}

impl Body {
    /// The same, failing where fewer or more bytes come than `announced`.
    pub(crate) fn held_to(self, announced: u64) -> Self {
        Self::streamed(Exact::new(self, announced))
    }
}

/// A payload that has not the length that was announced for it.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use aws_operation::ByteStream;
///
/// let pieces = [Ok::<_, std::io::Error>(bytes::Bytes::from("four"))];
/// let payload = ByteStream::from_stream(futures_util::stream::iter(pieces), 5);
/// let error = payload.collect(100).await.unwrap_err();
/// assert_eq!(error.to_string(), "the payload ended after 4 of 5 bytes");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongLength {
    announced: u64,
    passed: u64,
}

impl fmt::Display for WrongLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { announced, passed } = self;
        if passed < announced {
            write!(f, "the payload ended after {passed} of {announced} bytes")
        } else {
            write!(f, "the payload goes on behind the {announced} bytes that were announced")
        }
    }
}

impl std::error::Error for WrongLength {}
