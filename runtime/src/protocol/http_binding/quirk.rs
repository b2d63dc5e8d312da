//! What single services want beside their protocol: the headers that AWS's own SDKs add for them.

use http::{HeaderMap, HeaderName, HeaderValue, header::ACCEPT};
use sha2::{Digest as _, Sha256};

use crate::{
    body::Body,
    hex::hex,
    operation::OperationSchema,
    service::Quirk,
    shape::{Location, ShapeError},
};

pub(super) fn apply(operation: &OperationSchema, headers: &mut HeaderMap, body: &Body) -> Result<(), ShapeError> {
    match operation.service.quirk() {
        Quirk::ApiGateway => {
            headers.entry(ACCEPT).or_insert(HeaderValue::from_static("application/json"));
            Ok(())
        }
        Quirk::Glacier => glacier(operation, headers, body),
        _ => Ok(()),
    }
}

/// Glacier wants its version in every request, and two checksums of each archive or part of one
/// ([rules](https://docs.aws.amazon.com/amazonglacier/latest/dev/checksum-calculations.html)).
fn glacier(operation: &OperationSchema, headers: &mut HeaderMap, body: &Body) -> Result<(), ShapeError> {
    const VERSION: HeaderName = HeaderName::from_static("x-amz-glacier-version");
    const HASH: HeaderName = HeaderName::from_static("x-amz-content-sha256");
    const TREE_HASH: HeaderName = HeaderName::from_static("x-amz-sha256-tree-hash");

    let version = operation.service.api_version().unwrap_or("2012-06-01");
    headers.insert(VERSION, HeaderValue::from_static(version));
    // Only archives and their parts travel as a payload; other requests have a JSON body or none.
    if operation.input.at(Location::Payload).is_none() {
        return Ok(());
    }
    match body.as_bytes() {
        Some([]) => Ok(()),
        Some(bytes) => {
            headers.insert(HASH, digits(Sha256::digest(bytes).into())?);
            if !headers.contains_key(TREE_HASH) {
                headers.insert(TREE_HASH, digits(tree_hash(bytes))?);
            }
            Ok(())
        }
        // A stream's checksums are known only behind its end; whoever made it has to tell.
        None if headers.contains_key(TREE_HASH) => Ok(()),
        None => Err(ShapeError::new("glacier asks for the archive's tree hash ahead of a stream: set `checksum`")),
    }
}

/// SHA-256 of each MiB, then of each pair of hashes, up to one.
fn tree_hash(bytes: &[u8]) -> [u8; 32] {
    let mut level: Vec<[u8; 32]> = bytes.chunks(1 << 20).map(|chunk| Sha256::digest(chunk).into()).collect();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => Sha256::new().chain_update(left).chain_update(right).finalize().into(),
                [single, ..] => *single,
                [] => [0; 32], // `chunks` gives no empty piece
            })
            .collect();
    }
    level.first().copied().unwrap_or_else(|| Sha256::digest([]).into())
}

fn digits(hash: [u8; 32]) -> Result<HeaderValue, ShapeError> {
    let digits: [u8; 64] = hex(hash);
    HeaderValue::from_bytes(&digits).map_err(|_| ShapeError::new("hexadecimal digits are always a header's value"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two leaves and a half: ((a, b), c).
    #[test]
    fn a_tree_of_three_leaves() {
        let bytes = vec![b'a'; (1 << 21) + 10];
        let leaf = |length: usize| Sha256::digest(vec![b'a'; length]);
        let left = Sha256::new().chain_update(leaf(1 << 20)).chain_update(leaf(1 << 20)).finalize();
        let root: [u8; 32] = Sha256::new().chain_update(left).chain_update(leaf(10)).finalize().into();
        assert_eq!(tree_hash(&bytes), root);
        assert_eq!(tree_hash(b"hello world"), <[u8; 32]>::from(Sha256::digest(b"hello world")));
    }
}
