//! How deep a JSON text is nested: looked at only where a client sets a limit below the reader's own.

use http::{HeaderMap, header::CONTENT_TYPE};

use super::receive::ReceiveError;

/// Whether a body, if it is JSON by its type or has none, keeps to the limit.
pub(super) fn check(headers: &HeaderMap, body: &[u8], limit: Option<usize>) -> Result<(), ReceiveError> {
    let Some(limit) = limit else { return Ok(()) };
    let media_type = headers.get(CONTENT_TYPE).map(|value| value.as_bytes().to_ascii_lowercase());
    let is_json = media_type.is_none_or(|name| name.windows(4).any(|part| part == b"json"));
    if is_json && depth(body) > limit { Err(ReceiveError::TooDeep { limit }) } else { Ok(()) }
}

/// The most arrays and objects that are open at once. What is no JSON gets a number too: its reader tells.
fn depth(text: &[u8]) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for &byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                open += 1;
                most = most.max(open);
            }
            b']' | b'}' if !in_string => open = open.saturating_sub(1),
            _ => {}
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_outside_of_strings() {
        for (text, expected) in [
            ("", 0),
            ("5", 0),
            ("{}", 1),
            (r#"{"a":[{}],"b":{}}"#, 3),
            (r#"{"a":"[[[[","b":"\"[{","c":"\\"}"#, 1),
            ("]]]][", 1),
        ] {
            assert_eq!(depth(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn only_json_is_looked_at() {
        let mut headers = HeaderMap::new();
        let deep = b"[[[]]]";
        assert!(check(&headers, deep, None).is_ok());
        assert!(check(&headers, deep, Some(3)).is_ok());
        let error = check(&headers, deep, Some(2)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the response is nested deeper than the limit of 2 levels: raise `max_json_depth` on the client"
        );
        headers.insert(CONTENT_TYPE, http::HeaderValue::from_static("text/plain"));
        assert!(check(&headers, deep, Some(2)).is_ok());
        headers.insert(CONTENT_TYPE, http::HeaderValue::from_static("application/x-amz-JSON-1.1"));
        assert!(check(&headers, deep, Some(2)).is_err());
    }
}
