//! Compression of request bodies
//! ([`requestCompression`](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).

use http::HeaderMap;

use crate::{body::Body, operation::OperationSchema};

/// Compresses the body of an operation that may send it so, if it is in memory and long enough to gain by it. Without
/// the feature `compression` it is sent as it is, which every service takes.
#[cfg(feature = "compression")]
pub(super) fn apply(operation: &OperationSchema, headers: &mut HeaderMap, body: &mut Body) {
    use crate::operation::OperationTraits;

    /// The least length that AWS's SDKs compress.
    const LEAST: usize = 10_240;

    if !operation.traits.has(OperationTraits::COMPRESSION) {
        return;
    }
    let Some(compressed) = body.as_bytes().filter(|bytes| bytes.len() >= LEAST).and_then(gzip) else { return };
    if add_encoding(headers) {
        *body = Body::from(compressed);
    }
}

/// Compresses nothing: the feature `compression` is off.
#[cfg(not(feature = "compression"))]
pub(super) fn apply(_: &OperationSchema, _: &mut HeaderMap, _: &mut Body) {}

#[cfg(feature = "compression")]
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    use std::io::Write as _;

    let mut encoder =
        flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 2), flate2::Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// Appends to the encodings that the body has already. False where the header cannot be read, and so not added to.
#[cfg(feature = "compression")]
fn add_encoding(headers: &mut HeaderMap) -> bool {
    use http::{HeaderValue, header::CONTENT_ENCODING};

    let value = match headers.get(CONTENT_ENCODING).map(HeaderValue::to_str) {
        None => Ok(HeaderValue::from_static("gzip")),
        Some(Ok(before)) => HeaderValue::from_str(&format!("{before}, gzip")),
        Some(Err(_)) => return false,
    };
    value.map(|value| headers.insert(CONTENT_ENCODING, value)).is_ok()
}
