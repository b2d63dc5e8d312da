//! A payload of bytes that need not be in memory.

mod exact;
#[cfg(feature = "client")]
mod file;
#[cfg(feature = "client")]
mod stream;

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    sync::{Mutex, PoisonError},
};

use bytes::{Bytes, BytesMut};
use http_body::Body as _;

pub use self::exact::WrongLength;
use crate::body::{Body, BoxError};

/// A streaming payload ([`@streaming`](https://smithy.io/2.0/spec/streaming.html)): bytes in memory, a file, or any
/// stream of bytes.
///
/// Sending: `ByteStream::from(bytes)`, [`from_path`](Self::from_path), [`from_stream`](Self::from_stream), or
/// [`once`](Self::once) over any HTTP body. The first two can be sent again by a retry, the others cannot.
///
/// Receiving: [`next`](Self::next) piece by piece, or [`collect`](Self::collect) up to a limit.
///
/// ```
/// use aws_operation::ByteStream;
/// let payload = ByteStream::from("all of it");
/// assert_eq!(payload.take().into_bytes().unwrap(), "all of it");
/// ```
pub struct ByteStream(Source);

enum Source {
    /// Taken as often as one likes.
    Replayable(Body),
    /// Taken once.
    Once(Mutex<Option<Body>>),
}

impl ByteStream {
    /// A stream that can be taken once.
    pub fn once(body: Body) -> Self {
        Self(Source::Once(Mutex::new(Some(body))))
    }

    /// The body: empty from the second time on where it can be read only once.
    pub fn take(&self) -> Body {
        match &self.0 {
            Source::Replayable(body) => body.replay().unwrap_or_default(),
            Source::Once(body) => body.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default(),
        }
    }

    /// The length, where it is known ahead.
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Source::Replayable(body) => body.length(),
            Source::Once(body) => body.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(Body::length),
        }
    }

    /// The next piece, or `None` behind the last.
    ///
    /// Fails where the connection breaks, or ends before as many bytes came as were announced; what came before the
    /// failure was right, and nothing comes after it.
    ///
    /// ```
    /// # async fn example(mut payload: aws_operation::ByteStream) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    /// let mut length = 0;
    /// while let Some(piece) = payload.next().await {
    ///     length += piece?.len();
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<Bytes, BoxError>> {
        let body = self.body()?;
        loop {
            match poll_fn(|cx| Pin::new(&mut *body).poll_frame(cx)).await? {
                Ok(frame) => {
                    // What is no data is trailers, which no AWS payload needs.
                    if let Ok(data) = frame.into_data() {
                        return Some(Ok(data));
                    }
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// All of it, as long as it has no more than `limit` bytes.
    ///
    /// Fails where [`next`](Self::next) does, and beyond the limit.
    pub async fn collect(mut self, limit: usize) -> Result<Bytes, BoxError> {
        let mut all = BytesMut::new();
        while let Some(piece) = self.next().await {
            let piece = piece?;
            if piece.len() > limit - all.len() {
                return Err(format!("the payload is longer than the limit of {limit} bytes").into());
            }
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }

    /// The body that is being read: from now on it can be taken no more than once.
    fn body(&mut self) -> Option<&mut Body> {
        if let Source::Replayable(body) = &mut self.0 {
            *self = Self::once(std::mem::take(body));
        }
        match &mut self.0 {
            Source::Once(body) => body.get_mut().unwrap_or_else(PoisonError::into_inner).as_mut(),
            Source::Replayable(_) => None,
        }
    }
}

impl<T: Into<Bytes>> From<T> for ByteStream {
    fn from(bytes: T) -> Self {
        Self(Source::Replayable(Body::from(bytes)))
    }
}

impl Default for ByteStream {
    fn default() -> Self {
        Self::from(Bytes::new())
    }
}

impl fmt::Debug for ByteStream {
    /// Its length, never its content.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length() {
            Some(length) => write!(f, "ByteStream({length} bytes)"),
            None => f.write_str("ByteStream"),
        }
    }
}
