//! SHA-256 as SigV4 writes it: 64 lower-case hex digits.

use sha2::{Digest, Sha256};

use crate::{hex::hex, sigv4::Payload};

/// What stands for the body's hash where the body is not signed.
const UNSIGNED_PAYLOAD: &[u8] = b"UNSIGNED-PAYLOAD";

/// The hash of no bytes at all, which is what most requests' bodies are.
const EMPTY: &[u8] = b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The last line of a canonical request.
pub(super) enum PayloadHash {
    Fixed(&'static [u8]),
    Hex([u8; 64]),
}

impl PayloadHash {
    pub(super) fn of(payload: Payload<'_>) -> Self {
        match payload {
            Payload::Bytes([]) => Self::Fixed(EMPTY),
            Payload::Bytes(bytes) => Self::Hex(hex_sha256(bytes)),
            Payload::Sha256(hash) => Self::Hex(hex(hash)),
            Payload::Unsigned => Self::Fixed(UNSIGNED_PAYLOAD),
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Fixed(text) => text,
            Self::Hex(digits) => digits,
        }
    }
}

pub(super) fn hex_sha256(bytes: &[u8]) -> [u8; 64] {
    hex(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_no_bytes_is_the_one_written_down() {
        assert_eq!(hex_sha256(b""), EMPTY);
        assert_eq!(PayloadHash::of(Payload::Bytes(b"")).as_bytes(), EMPTY);
    }

    #[test]
    fn a_hash_given_is_the_hash_of_the_bytes() {
        let hash = Sha256::digest(b"body").into();
        assert_eq!(
            PayloadHash::of(Payload::Sha256(hash)).as_bytes(),
            PayloadHash::of(Payload::Bytes(b"body")).as_bytes()
        );
    }
}
