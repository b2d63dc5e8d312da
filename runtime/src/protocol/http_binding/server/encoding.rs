//! Bodies that came compressed.

use std::borrow::Cow;

use http::HeaderMap;

use crate::{operation::OperationSchema, shape::ShapeError};

/// The body as it was before the client compressed it.
#[cfg(feature = "compression")]
pub(super) fn undone<'a>(
    operation: &OperationSchema,
    headers: &HeaderMap,
    body: &'a [u8],
) -> Result<Cow<'a, [u8]>, ShapeError> {
    use std::io::Read as _;

    use crate::operation::OperationTraits;

    let encodings = headers.get(http::header::CONTENT_ENCODING).and_then(|value| value.to_str().ok());
    // The last encoding is the client's own; those before it are the caller's.
    let last = encodings.and_then(|encodings| encodings.rsplit(',').next());
    if !operation.traits.has(OperationTraits::COMPRESSION) || last.is_none_or(|last| last.trim() != "gzip") {
        return Ok(Cow::Borrowed(body));
    }
    let mut plain = Vec::new();
    let read = flate2::read::GzDecoder::new(body).read_to_end(&mut plain);
    read.map_err(|_| ShapeError::new("the body is not what its `content-encoding` says"))?;
    Ok(Cow::Owned(plain))
}

/// Without the feature `compression` the client sends bodies as they are.
#[cfg(not(feature = "compression"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it can fail")]
pub(super) fn undone<'a>(_: &OperationSchema, _: &HeaderMap, body: &'a [u8]) -> Result<Cow<'a, [u8]>, ShapeError> {
    Ok(Cow::Borrowed(body))
}
