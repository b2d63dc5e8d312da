//! The body of a request or a response.

use std::{
    fmt,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

/// What a body's reading can fail with.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

pub(crate) type BoxBody = Pin<Box<dyn Frames>>;

/// The body of a request or a response: bytes in memory, or a stream of them.
///
/// ```
/// use aws_operation::Body;
/// assert_eq!(Body::from("bytes").into_bytes().unwrap(), "bytes");
/// ```
#[derive(Default)]
pub struct Body(Inner);

#[derive(Default)]
enum Inner {
    #[default]
    Empty,
    Bytes(Bytes),
    Stream(BoxBody),
    /// A stream that can be read from its start once more.
    Source(BoxBody, Arc<dyn Source>),
}

/// Any body, with its errors boxed: to box an [`http_body::Body`] as one with another error would take a box more.
pub(crate) trait Frames: Send {
    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>>;
    fn is_end_stream(&self) -> bool;
    fn size_hint(&self) -> SizeHint;
}

/// Where a body is read from, as often as one likes.
pub(crate) trait Source: Send + Sync {
    /// The body, from its start.
    fn open(&self) -> BoxBody;
}

impl Body {
    /// A body that is read from `stream`.
    pub fn streamed<B>(stream: B) -> Self
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Inner::Stream(Box::pin(stream)))
    }

    /// A body that is read from `source`, from its start for each replay.
    pub(crate) fn from_source(source: Arc<dyn Source>) -> Self {
        Self(Inner::Source(source.open(), source))
    }

    /// The bytes, where they are in memory; the body itself where it is a stream.
    pub fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Empty => Ok(Bytes::new()),
            Inner::Bytes(bytes) => Ok(bytes),
            Inner::Stream(_) | Inner::Source(..) => Err(self),
        }
    }

    /// The bytes, where they are in memory.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Inner::Empty => Some(&[]),
            Inner::Bytes(bytes) => Some(bytes),
            Inner::Stream(_) | Inner::Source(..) => None,
        }
    }

    /// The same body once more, from its start, where it is in memory or its source can be read again: what a retry
    /// sends.
    pub fn replay(&self) -> Option<Self> {
        match &self.0 {
            Inner::Empty => Some(Self(Inner::Empty)),
            Inner::Bytes(bytes) => Some(Self(Inner::Bytes(bytes.clone()))),
            Inner::Stream(_) => None,
            Inner::Source(_, source) => Some(Self::from_source(Arc::clone(source))),
        }
    }

    /// Whether [`replay`](Self::replay) gives it once more.
    pub fn is_replayable(&self) -> bool {
        !matches!(self.0, Inner::Stream(_))
    }

    /// The length in bytes, where it is known ahead.
    pub fn length(&self) -> Option<u64> {
        http_body::Body::size_hint(self).exact()
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Inner::Bytes(bytes.into()))
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Inner::Empty => Poll::Ready(None),
            Inner::Bytes(bytes) => {
                let bytes = std::mem::take(bytes);
                self.0 = Inner::Empty;
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
            }
            Inner::Stream(stream) | Inner::Source(stream, _) => stream.as_mut().poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Empty => true,
            Inner::Bytes(bytes) => bytes.is_empty(),
            Inner::Stream(stream) | Inner::Source(stream, _) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Empty => SizeHint::with_exact(0),
            Inner::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Stream(stream) | Inner::Source(stream, _) => stream.size_hint(),
        }
    }
}

impl fmt::Debug for Body {
    /// Its size, never its content.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_bytes() {
            Some(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            None => f.write_str("Body(stream)"),
        }
    }
}

impl<B> Frames for B
where
    B: http_body::Body<Data = Bytes> + Send,
    B::Error: Into<BoxError>,
{
    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        http_body::Body::poll_frame(self, cx).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        http_body::Body::is_end_stream(self)
    }

    fn size_hint(&self) -> SizeHint {
        http_body::Body::size_hint(self)
    }
}
