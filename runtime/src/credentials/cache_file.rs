//! The files in which the AWS CLI keeps what people signed in to.

/// The name of the file for what hashes to `digest`.
pub(super) fn name(digest: &[u8]) -> String {
    let mut name = String::new();
    for byte in digest {
        name.push(digit(byte >> 4));
        name.push(digit(byte & 0xf));
    }
    name.push_str(".json");
    name
}

fn digit(nibble: u8) -> char {
    char::from_digit(nibble.into(), 16).unwrap_or('0')
}
