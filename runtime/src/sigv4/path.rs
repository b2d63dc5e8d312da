//! The path of a canonical request.

use std::borrow::Cow;

use crate::{
    percent,
    sigv4::{PathEncoding, PathNormalization, Settings},
};

/// Writes the canonical path of a request whose path on the wire is `path`.
pub(super) fn write(path: &str, settings: Settings, out: &mut Vec<u8>) {
    let path = match settings.path_normalization {
        PathNormalization::On => normalized(path),
        PathNormalization::Off => Cow::Borrowed(path),
    };
    if !path.starts_with('/') {
        out.push(b'/');
    }
    match settings.path_encoding {
        PathEncoding::Double => percent::encode_path(&path, |piece| out.extend_from_slice(piece.as_bytes())),
        PathEncoding::Single => out.extend_from_slice(path.as_bytes()),
    }
}

/// The path without `.`, `..` and empty segments. It ends with a slash where the last segment named a directory:
/// `/a/.` is `/a/`, and `/a/b/..` is `/a/`.
fn normalized(path: &str) -> Cow<'_, str> {
    if !path.as_bytes().windows(2).any(|pair| matches!(pair, b"//" | b"/.")) {
        return Cow::Borrowed(path);
    }
    let mut kept = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push(segment),
        }
    }
    let mut out = String::with_capacity(path.len());
    for segment in &kept {
        out.push('/');
        out.push_str(segment);
    }
    if out.is_empty() || matches!(path.rsplit('/').next(), Some("" | "." | "..")) {
        out.push('/');
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(path: &str, signing_name: &str) -> String {
        let mut out = Vec::new();
        write(path, Settings::of_service(signing_name), &mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn segments_that_name_no_place_are_taken_out() {
        let cases = [
            ("", "/"),
            ("/", "/"),
            ("/a", "/a"),
            ("/a/", "/a/"),
            ("//a//", "/a/"),
            ("/./", "/"),
            ("/a/.", "/a/"),
            ("/a/./b", "/a/b"),
            ("/a/..", "/"),
            ("/a/b/..", "/a/"),
            ("/a/../../b", "/b"),
            ("/.a/..b/c..", "/.a/..b/c.."),
            ("/%2E%2E/a", "/%252E%252E/a"),
        ];
        for (path, expected) in cases {
            assert_eq!(canonical(path, "iot"), expected, "{path}");
        }
    }

    #[test]
    fn the_path_is_encoded_again_except_for_s3() {
        assert_eq!(canonical("/streams/a%2Fb%20c/~x_y-z.@", "iot"), "/streams/a%252Fb%2520c/~x_y-z.%40");
        assert_eq!(canonical("/bucket/a%2Fb%20c//./../@", "s3"), "/bucket/a%2Fb%20c//./../@");
        assert_eq!(canonical("/\u{1234}", "iot"), "/%E1%88%B4");
    }
}
