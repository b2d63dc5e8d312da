//! Any stream of bytes as a payload.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as _, Frame};

use super::{ByteStream, exact::Exact};
use crate::body::{Body, BoxError};

impl ByteStream {
    /// A payload of the pieces of `stream`, `length` bytes in all.
    ///
    /// HTTP needs the length ahead: sending fails where fewer or more bytes come. It is sent once, since what was read
    /// of a stream cannot be read again: no retry follows when sending it failed.
    ///
    /// ```
    /// use aws_operation::ByteStream;
    /// use bytes::Bytes;
    ///
    /// let pieces = [Ok::<_, std::io::Error>(Bytes::from("one ")), Ok(Bytes::from("two"))];
    /// let payload = ByteStream::from_stream(futures_util::stream::iter(pieces), 7);
    /// assert_eq!(payload.length(), Some(7));
    /// ```
    pub fn from_stream<S, E>(stream: S, length: u64) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError> + 'static,
    {
        Self::once(Body::streamed(Exact::new(Pieces(Box::pin(stream)), length)))
    }
}

/// A stream as a body.
struct Pieces<S>(Pin<Box<S>>);

impl<S, E> http_body::Body for Pieces<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.0.as_mut().poll_next(cx).map(|piece| Some(piece?.map(Frame::data).map_err(Into::into)))
    }
}

/// The pieces of a payload that is received.
impl Stream for ByteStream {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(body) = self.body() else { return Poll::Ready(None) };
        let mut body = Pin::new(body);
        loop {
            match ready!(body.as_mut().poll_frame(cx)) {
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}
