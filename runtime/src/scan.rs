//! Looking through texts that nearly always hold nothing of what is looked for.

/// Whether `is` holds for all bytes.
pub(crate) fn all(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    // Without a way out of eight bytes, so that they are compared at once. The last eight overlap with those before.
    let hold = |piece: &[u8; 8]| piece.iter().fold(true, |held, byte| held & is(*byte));
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().all(hold) && hold(last),
        None => bytes.iter().all(|byte| is(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_looked_at() {
        for length in 0..20 {
            let mut text = vec![b'a'; length];
            assert!(all(&text, |byte| byte == b'a'));
            for at in 0..length {
                text[at] = b'b';
                assert!(!all(&text, |byte| byte == b'a'), "{at} of {length}");
                text[at] = b'a';
            }
        }
    }
}
