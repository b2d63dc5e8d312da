//! A payload of bytes that need not be in memory.

use std::{fmt, sync::Mutex};

use bytes::Bytes;

use crate::body::Body;

/// A streaming payload (`@streaming`): bytes, or a body that is read once.
///
/// ```
/// use aws_operation::ByteStream;
/// let payload = ByteStream::from("all of it");
/// assert_eq!(payload.take().into_bytes().unwrap(), "all of it");
/// ```
pub struct ByteStream(Source);

enum Source {
    /// Held in memory, and taken as often as one likes.
    Bytes(Bytes),
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
            Source::Bytes(bytes) => Body::from(bytes.clone()),
            Source::Once(body) => {
                body.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take().unwrap_or_default()
            }
        }
    }
}

impl<T: Into<Bytes>> From<T> for ByteStream {
    fn from(bytes: T) -> Self {
        Self(Source::Bytes(bytes.into()))
    }
}

impl Default for ByteStream {
    fn default() -> Self {
        Self(Source::Bytes(Bytes::new()))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}
