//! Checksums of request bodies
//! ([`httpChecksumRequired`](https://smithy.io/2.0/spec/http-protocol-traits.html#httpchecksumrequired-trait)).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderName};
use md5::{Digest as _, Md5};

use crate::{
    body::Body,
    operation::{OperationSchema, OperationTraits},
    shape::ShapeError,
};

const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Puts `content-md5` in where the operation asks for a checksum and the request has none of its own.
///
/// Fails where the body is a stream, whose checksum only the caller can know ahead of sending it.
pub(super) fn apply(operation: &OperationSchema, headers: &mut HeaderMap, body: &Body) -> Result<(), ShapeError> {
    let has_checksum =
        || headers.keys().any(|name| name == CONTENT_MD5 || name.as_str().starts_with("x-amz-checksum-"));
    if !operation.traits.has(OperationTraits::CHECKSUM_REQUIRED) || has_checksum() {
        return Ok(());
    }
    match body.as_bytes() {
        Some(bytes) => add(headers, bytes),
        None => Err(ShapeError::new("the operation asks for a checksum of its body: set the header that carries it")),
    }
}

fn add(headers: &mut HeaderMap, body: &[u8]) -> Result<(), ShapeError> {
    let value = STANDARD.encode(Md5::digest(body)).parse();
    headers.insert(CONTENT_MD5, value.map_err(|_| ShapeError::new("base64 is always a header's value"))?);
    Ok(())
}
