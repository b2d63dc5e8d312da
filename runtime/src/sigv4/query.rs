//! The query of a canonical request, and the parameters that presigning puts into it.

use std::ops::Range;

use percent_encoding::percent_encode_byte;

use crate::{
    percent::is_unreserved,
    sigv4::{SessionToken, inline::Inline},
};

pub(super) const SECURITY_TOKEN: &str = "X-Amz-Security-Token";
pub(super) const SIGNATURE: &str = "X-Amz-Signature";

/// Whether the query has the parameter of this name, which has no characters that are ever encoded.
pub(super) fn has(query: &str, name: &str) -> bool {
    parameters(query).any(|(other, _)| other == name)
}

/// Writes the canonical form of the query `query`: decoded and encoded again by SigV4's rules, so that it does not
/// matter how it was encoded (a `+` is a space), sorted by encoded name and then by encoded value. A signature in it
/// is left out, and so is the session token where it is not signed.
pub(super) fn write(query: &str, token: SessionToken, out: &mut Vec<u8>) {
    if query.is_empty() {
        return;
    }
    let start = out.len();
    let mut written = Inline::<Parameter, 16>::new();
    let mut sorted = true;
    let mut last = Parameter::default();
    for (name, value) in parameters(query) {
        if name == SIGNATURE || (name == SECURITY_TOKEN && token == SessionToken::Unsigned) {
            continue;
        }
        if out.len() > start {
            out.push(b'&');
        }
        let parameter = Parameter::write(name, value, out);
        sorted &= last.key(out) <= parameter.key(out);
        written.push(parameter);
        last = parameter;
    }
    if !sorted {
        sort(out, start, written.as_mut_slice());
    }
}

/// Puts the parameters that were written from `start` on into order: written once more behind themselves, and moved
/// over the unsorted ones.
fn sort(out: &mut Vec<u8>, start: usize, written: &mut [Parameter]) {
    // By insertion: a sort of the standard library is more code than the rest of the signing.
    for at in 1..written.len() {
        let (sorted, rest) = written.split_at(at);
        let place = rest.first().map_or(at, |next| sorted.partition_point(|one| one.key(out) <= next.key(out)));
        written.get_mut(place..=at).unwrap_or_default().rotate_right(1);
    }
    let end = out.len();
    for (at, parameter) in written.iter().enumerate() {
        if at > 0 {
            out.push(b'&');
        }
        out.extend_from_within(parameter.start..parameter.end);
    }
    out.drain(start..end);
}

/// Where a parameter lies in what has been written: `name=value`.
#[derive(Clone, Copy, Default)]
struct Parameter {
    start: usize,
    equals: usize,
    end: usize,
}

impl Parameter {
    fn write(name: &str, value: &str, out: &mut Vec<u8>) -> Self {
        let start = out.len();
        write_encoded_again(name, out);
        let equals = out.len();
        out.push(b'=');
        write_encoded_again(value, out);
        Self { start, equals, end: out.len() }
    }

    /// What parameters are sorted by: the name, then the value. The whole `name=value` would not do, since `=` comes
    /// after some of the characters of a name.
    fn key(self, written: &[u8]) -> (&[u8], &[u8]) {
        let part = |range: Range<usize>| written.get(range).unwrap_or_default();
        (part(self.start..self.equals), part(self.equals..self.end))
    }
}

/// The parameters of a query as they stand in it; a name without `=` has an empty value.
fn parameters(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// Writes what `encoded` decodes to, encoded by SigV4's rules. A `%` that begins no escape stands for itself.
fn write_encoded_again(encoded: &str, out: &mut Vec<u8>) {
    let mut rest = encoded.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let decoded = match (byte, after) {
            (b'+', _) => b' ',
            (b'%', [high, low, after @ ..]) => match (hex_digit(*high), hex_digit(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high << 4 | low
                }
                _ => byte,
            },
            _ => byte,
        };
        if is_unreserved(decoded) {
            out.push(decoded);
        } else {
            out.extend_from_slice(percent_encode_byte(decoded).as_bytes());
        }
    }
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(query: &str) -> String {
        let mut out = b"kept".to_vec();
        write(query, SessionToken::Signed, &mut out);
        String::from_utf8_lossy(&out).strip_prefix("kept").unwrap_or("what was written before is gone").to_owned()
    }

    #[test]
    fn parameters_are_sorted_by_encoded_name_then_value() {
        assert_eq!(canonical("b=2&a=1"), "a=1&b=2");
        assert_eq!(canonical("a=2&a=10&a"), "a=&a=10&a=2");
        assert_eq!(canonical("a-=1&a=2"), "a=2&a-=1");
        assert_eq!(canonical("z=1&%C3%A9=2&\u{e9}=1"), "%C3%A9=1&%C3%A9=2&z=1");
        let many = (0..40).rev().map(|n| format!("p{n:02}=v")).collect::<Vec<_>>();
        let ordered = many.iter().rev().cloned().collect::<Vec<_>>().join("&");
        assert_eq!(canonical(&many.join("&")), ordered);
    }

    #[test]
    fn however_it_was_encoded_the_canonical_form_is_the_same() {
        assert_eq!(canonical("a=%2f+%7E%41"), "a=%2F%20~A");
        assert_eq!(canonical("a=/ ~A"), "a=%2F%20~A");
        assert_eq!(canonical("a=%FF%zz%4"), "a=%FF%25zz%254");
        assert_eq!(canonical("&&list&x==y&"), "list=&x=%3Dy");
        assert_eq!(canonical(""), "");
    }

    #[test]
    fn a_signature_is_left_out_and_a_token_where_it_is_not_signed() {
        let query = "a=1&X-Amz-Security-Token=t&X-Amz-Signature=s";
        assert_eq!(canonical(query), "X-Amz-Security-Token=t&a=1");
        let mut out = Vec::new();
        write(query, SessionToken::Unsigned, &mut out);
        assert_eq!(out, b"a=1");
    }
}
