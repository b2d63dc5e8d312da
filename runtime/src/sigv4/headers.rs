//! The headers of a canonical request.

use http::{HeaderMap, Uri, header::HOST};

use crate::{
    scan,
    sigv4::{SessionToken, SigningError, inline::Inline},
};

pub(super) const SECURITY_TOKEN: &str = "x-amz-security-token";

/// Where the signature goes, which decides on a few headers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    Header,
    Query,
}

/// The headers that are signed, by name; the values of a repeated header in the order they are sent in.
pub(super) struct SignedHeaders<'a>(Inline<(&'a str, &'a [u8]), 10>);

impl<'a> SignedHeaders<'a> {
    /// Takes the headers to be signed from a request. `host` is always among them: where it is no header yet, the
    /// HTTP stack will send the URI's authority, without a default port.
    pub(super) fn of(
        headers: &'a HeaderMap,
        uri: &'a Uri,
        location: Location,
        token: SessionToken,
    ) -> Result<Self, SigningError> {
        let mut signed = Inline::new();
        let mut has_host = false;
        for (name, value) in headers {
            has_host |= name == HOST;
            let name = name.as_str();
            let added_later = name == SECURITY_TOKEN && token == SessionToken::Unsigned;
            if !added_later && !is_left_out(name, location) {
                signed.push((name, value.as_bytes()));
            }
        }
        if !has_host {
            signed.push((HOST.as_str(), host(uri).ok_or(SigningError::NoHost)?.as_bytes()));
        }
        sort(signed.as_mut_slice());
        Ok(Self(signed))
    }

    /// Writes one line `name:value` a header.
    pub(super) fn write_lines(&mut self, out: &mut Vec<u8>) {
        let mut last = "";
        for (name, value) in self.0.as_mut_slice() {
            if *name == last {
                out.push(b',');
            } else {
                if !last.is_empty() {
                    out.push(b'\n');
                }
                out.extend_from_slice(name.as_bytes());
                out.push(b':');
            }
            write_value(value, out);
            last = name;
        }
        out.push(b'\n');
    }

    /// Writes the names, with semicolons between them.
    pub(super) fn write_names(&mut self, out: &mut Vec<u8>) {
        let mut last = "";
        for (name, _) in self.0.as_mut_slice() {
            if *name != last {
                if !last.is_empty() {
                    out.push(b';');
                }
                out.extend_from_slice(name.as_bytes());
                last = name;
            }
        }
    }

    /// About how many bytes the lines and the names take.
    pub(super) fn len(&mut self) -> usize {
        self.0.as_mut_slice().iter().map(|(name, value)| 2 * name.len() + value.len() + 3).sum()
    }
}

/// Whether a header is never signed: a proxy or the HTTP stack may change it on the way, or it can't be known yet.
/// This is the union of what AWS's SDKs leave out for this reason, without the headers that operations declare.
fn is_left_out(name: &str, location: Location) -> bool {
    match name {
        "authorization"
        | "connection"
        | "expect"
        | "keep-alive"
        | "proxy-authenticate"
        | "proxy-authorization"
        | "proxy-connection"
        | "te"
        | "trailer"
        | "transfer-encoding"
        | "upgrade"
        | "user-agent"
        | "x-amzn-trace-id" => true,
        // Whoever uses a presigned URL sends neither.
        "x-amz-user-agent" | "x-amz-checksum-mode" => location == Location::Query,
        _ => false,
    }
}

/// Sorts by name, and leaves the values of a repeated header in their order. By insertion, since there are few.
fn sort(headers: &mut [(&str, &[u8])]) {
    for end in 1..headers.len() {
        // Within bounds: from an index down to 1.
        for at in (1..=end).rev() {
            if headers[at - 1].0 <= headers[at].0 {
                break;
            }
            headers.swap(at - 1, at);
        }
    }
}

/// The `host` header that an HTTP stack derives from a URI.
pub(crate) fn host(uri: &Uri) -> Option<&str> {
    let authority = uri.authority()?;
    if scan::all(authority.as_str().as_bytes(), |byte| byte != b':' && byte != b'@') {
        return Some(authority.as_str()); // a name alone, as AWS's own are
    }
    let default_port = match uri.scheme_str() {
        Some("http") => Some(80),
        Some("https") => Some(443),
        _ => None,
    };
    match authority.port() {
        // Without a user and password, which are never part of the header.
        Some(port) if Some(port.as_u16()) != default_port => authority.as_str().rsplit('@').next(),
        _ => Some(authority.host()),
    }
}

/// Writes a value without the space around it, and with one space where it has several in a row.
fn write_value(value: &[u8], out: &mut Vec<u8>) {
    if scan::all(value, |byte| byte != b' ' && byte != b'\t') {
        out.extend_from_slice(value);
        return;
    }
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let Some(first) = value.iter().position(|byte| !is_blank(byte)) else { return };
    let last = value.iter().rposition(|byte| !is_blank(byte)).unwrap_or(first);
    let value = value.get(first..=last).unwrap_or_default();
    if !value.windows(2).any(|pair| pair == b"  ") {
        out.extend_from_slice(value);
        return;
    }
    for (at, word) in value.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).enumerate() {
        if at > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(word);
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn lines(headers: &HeaderMap, uri: &str, location: Location) -> Result<String, SigningError> {
        let uri = uri.parse().unwrap_or_default();
        let mut out = Vec::new();
        let mut signed = SignedHeaders::of(headers, &uri, location, SessionToken::Signed)?;
        signed.write_lines(&mut out);
        signed.write_names(&mut out);
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn the_host_is_the_header_or_the_authority_as_it_will_be_sent() {
        let cases = [
            ("https://example.com/", "example.com"),
            ("https://example.com:443/", "example.com"),
            ("http://example.com:80/", "example.com"),
            ("http://example.com:443/", "example.com:443"),
            ("https://example.com:8443/", "example.com:8443"),
            ("https://user:password@example.com:8443/", "example.com:8443"),
            ("https://user:password@example.com/", "example.com"),
            ("http://[::1]:8000/", "[::1]:8000"),
            ("http://[::1]/", "[::1]"),
        ];
        for (uri, host) in cases {
            assert_eq!(lines(&HeaderMap::new(), uri, Location::Header), Ok(format!("host:{host}\nhost")), "{uri}");
        }
        let headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static("other.example.com"))]);
        let expected = Ok("host:other.example.com\nhost".to_owned());
        assert_eq!(lines(&headers, "https://example.com/", Location::Header), expected);
        assert_eq!(lines(&headers, "/", Location::Header), expected);
        assert_eq!(lines(&HeaderMap::new(), "/", Location::Header), Err(SigningError::NoHost));
    }

    #[test]
    fn values_lose_the_space_around_them_and_repeated_space() {
        let mut headers = HeaderMap::new();
        headers.append("b", HeaderValue::from_static("  a   b  \"c   d\" "));
        headers.append("a", HeaderValue::from_static("z"));
        headers.append("c", HeaderValue::from_static("\t  "));
        headers.append("a", HeaderValue::from_static(" y\t "));
        let expected = "a:z,y\nb:a b \"c d\"\nc:\nhost:h\na;b;c;host";
        assert_eq!(lines(&headers, "https://h/", Location::Header).as_deref(), Ok(expected));
    }

    #[test]
    fn what_changes_on_the_way_is_not_signed() {
        let mut headers = HeaderMap::new();
        for name in [
            "authorization",
            "connection",
            "content-type",
            "expect",
            "transfer-encoding",
            "user-agent",
            "x-amz-user-agent",
            "x-amzn-trace-id",
        ] {
            headers.append(name, HeaderValue::from_static("v"));
        }
        let expected = "content-type:v\nhost:h\nx-amz-user-agent:v\ncontent-type;host;x-amz-user-agent";
        assert_eq!(lines(&headers, "https://h/", Location::Header).as_deref(), Ok(expected));
        let expected = "content-type:v\nhost:h\ncontent-type;host";
        assert_eq!(lines(&headers, "https://h/", Location::Query).as_deref(), Ok(expected));
    }
}
