//! The one percent-encoding of requests and of what is signed: everything but RFC 3986's unreserved characters.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::scan;

/// The characters that are encoded: all but `A-Za-z0-9-._~`.
pub(crate) const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same but for the slashes between a path's segments.
const NOT_IN_PATH: &AsciiSet = &NOT_UNRESERVED.remove(b'/');

/// Hands `text` on, encoded, in pieces.
pub(crate) fn encode(text: &str, put: impl FnMut(&str)) {
    encode_unless(is_unreserved, NOT_UNRESERVED, text, put);
}

/// The same for a path, which keeps its slashes.
pub(crate) fn encode_path(path: &str, put: impl FnMut(&str)) {
    encode_unless(|byte| is_unreserved(byte) || byte == b'/', NOT_IN_PATH, path, put);
}

// Without branches, so that several bytes are compared at once.
#[expect(clippy::needless_bitwise_bool, reason = "see above")]
pub(crate) fn is_unreserved(byte: u8) -> bool {
    let is_alphanumeric = byte.is_ascii_lowercase() | byte.is_ascii_uppercase() | byte.is_ascii_digit();
    is_alphanumeric | (byte == b'-') | (byte == b'.') | (byte == b'_') | (byte == b'~')
}

fn encode_unless(is_plain: impl Fn(u8) -> bool, encoded: &'static AsciiSet, text: &str, mut put: impl FnMut(&str)) {
    // What nearly every text is.
    if scan::all(text.as_bytes(), is_plain) {
        return put(text);
    }
    utf8_percent_encode(text, encoded).for_each(put);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found plain is what the encoding leaves alone: in texts below eight bytes and above, with a slash or not.
    #[test]
    fn plain_is_what_no_encoding_changes() {
        for character in '\0'..='\u{ff}' {
            for text in [character.to_string(), format!("a/longer/one{character}")] {
                let (mut encoded, mut path) = (String::new(), String::new());
                encode(&text, |piece| encoded.push_str(piece));
                encode_path(&text, |piece| path.push_str(piece));
                assert_eq!(encoded, utf8_percent_encode(&text, NOT_UNRESERVED).to_string());
                assert_eq!(path, utf8_percent_encode(&text, NOT_IN_PATH).to_string());
            }
        }
    }
}
