//! Requests as the suites write them: nearly HTTP/1.1.

use http::{HeaderMap, HeaderName, HeaderValue, Request, request::Parts};

pub(crate) struct Message {
    method: String,
    /// What stands between method and version; one case has a space in it.
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Message {
    pub(crate) fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        // A line that begins with space continues the header before it: RFC 9112, section 5.2.
        let head = head.replace("\n ", " ");
        let mut lines = head.lines();
        let request_line = lines.next().expect("a request line");
        let (method, target) = request_line.split_once(' ').expect("a method");
        let target = target.strip_suffix(" HTTP/1.1").unwrap_or(target);
        let mut headers = HeaderMap::new();
        for line in lines {
            let (name, value) = line.split_once(':').expect("a header");
            let name: HeaderName = name.parse().expect("a header name");
            headers.append(name, HeaderValue::from_bytes(value.as_bytes()).expect("a header value"));
        }
        // The files of the newer suites end where the body ends; in those without a body a line break may follow.
        Self { method: method.to_owned(), target: target.to_owned(), headers, body: body.trim_end().to_owned() }
    }

    /// The request that is to be signed.
    pub(crate) fn parts(&self) -> Parts {
        let request = Request::builder().method(self.method.as_str()).uri(on_the_wire(&self.target)).body(());
        let (mut parts, ()) = request.expect("a request").into_parts();
        parts.headers = self.headers.clone();
        parts
    }

    /// The method, the target, and the headers by name: in what order headers of different names are sent does not
    /// matter, and nor does the space around a value.
    pub(crate) fn comparable(&self) -> String {
        comparable(&self.method, &on_the_wire(&self.target), &self.headers)
    }
}

/// [`Message::comparable`] for a request that has been signed.
pub(crate) fn comparable_parts(parts: &Parts) -> String {
    comparable(parts.method.as_str(), &parts.uri.to_string(), &parts.headers)
}

fn comparable(method: &str, target: &str, headers: &HeaderMap) -> String {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).trim().to_owned();
    let mut lines: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), text(value))).collect();
    lines.sort_by_key(|(name, _)| *name);
    let lines: Vec<_> = lines.iter().map(|(name, value)| format!("{name}:{value}")).collect();
    format!("{method} {target}\n{}", lines.join("\n"))
}

/// A target with a space in it can't be sent, so no caller of a signer has one: it is encoded before.
fn on_the_wire(target: &str) -> String {
    target.replace(' ', "%20")
}
