//! Paths as other frameworks and AWS's own pages write them, and the text that they stand for.

const METHODS: [&str; 7] = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// A path in a foreign form, corrected as far as it can be.
#[derive(Debug, Default)]
pub(crate) struct Pasted {
    /// What is foreign in it; nothing where the path is fine as it is.
    pub(crate) facts: Vec<String>,
    /// A method that was pasted along with the path.
    pub(crate) method: Option<&'static str>,
    /// The path as it is meant.
    pub(crate) path: String,
    /// Members that the pasted query names, which are fields here.
    pub(crate) query_fields: Vec<String>,
}

impl Pasted {
    /// The text to write instead.
    pub(crate) fn help(&self) -> String {
        let method = self.method.map_or_else(String::new, |method| format!("method = \"{method}\", "));
        let mut help = format!("write `{method}path = \"{}\"`", self.path);
        if !self.query_fields.is_empty() {
            let fields: Vec<_> = self.query_fields.iter().map(|name| format!("`{name}`")).collect();
            help.push_str(", and put `#[aws(query)]` on the field for ");
            help.push_str(&fields.join(" and "));
        }
        help
    }
}

/// Finds foreign forms in `text`, and corrects them.
pub(crate) fn correct(text: &str, members: &[&str]) -> Pasted {
    let mut pasted = Pasted::default();
    let mut rest = text.trim();
    if rest != text {
        pasted.facts.push("the path has spaces around it".to_owned());
    }
    if let Some(method) = METHODS.into_iter().find(|&method| {
        rest.get(..method.len()).is_some_and(|start| start.eq_ignore_ascii_case(method))
            && rest[method.len()..].starts_with(char::is_whitespace)
    }) {
        pasted.facts.push(format!("the path starts with the method `{method}`"));
        pasted.method = Some(method);
        rest = rest[method.len()..].trim_start();
    }
    if let Some(before) = rest.strip_suffix("HTTP/1.1") {
        pasted.facts.push("the path ends with the HTTP version".to_owned());
        rest = before.trim_end();
    }
    if let Some((_, after)) = rest.split_once("://") {
        pasted.facts.push("the path is a whole URL".to_owned());
        rest = after.find('/').map_or("/", |slash| &after[slash..]);
    }
    let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
    let corrected = correct_path(path, members, &mut pasted);
    let query = query.map_or_else(String::new, |query| correct_query(query, &mut pasted));
    pasted.path = corrected + &query;
    pasted
}

fn correct_path(path: &str, members: &[&str], pasted: &mut Pasted) -> String {
    if path.is_empty() {
        pasted.facts.push("the path is empty".to_owned());
        return "/".to_owned();
    }
    if !path.starts_with('/') {
        pasted.facts.push(format!("the path `{path}` does not start with a slash"));
    }
    let inner = path.trim_start_matches('/');
    if path.contains("//") {
        pasted.facts.push("the path has an empty segment, `//`".to_owned());
    }
    // On the API reference's pages a label is only set in italics: copied with its method, it looks like a literal.
    let from_reference = pasted.method.is_some();
    let mut segments = Vec::new();
    let mut parts = inner.split('/').peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        if part.is_empty() && !last {
            continue;
        }
        segments.push(match foreign_label(part) {
            Some((label, form)) => {
                pasted.facts.push(format!("`{part}` is {form}"));
                label
            }
            None if from_reference && members.contains(&part) => format!("<{part}>"),
            None => part.to_owned(),
        });
    }
    format!("/{}", segments.join("/"))
}

/// The label that a segment stands for in another framework's notation, and whose that is.
fn foreign_label(segment: &str) -> Option<(String, &'static str)> {
    let braces =
        segment.strip_prefix("${").or_else(|| segment.strip_prefix('{')).and_then(|rest| rest.strip_suffix('}'));
    if let Some(name) = braces {
        let greedy = name.strip_suffix('+').or_else(|| name.strip_suffix("..")).or_else(|| name.strip_prefix('*'));
        return Some(greedy.map_or_else(
            || (format!("<{name}>"), "how Smithy and axum write a label"),
            |name| (format!("<{name}..>"), "how Smithy writes a greedy label"),
        ));
    }
    if let Some(name) = segment.strip_prefix(':').filter(|name| !name.is_empty()) {
        return Some((format!("<{name}>"), "how other routers write a label"));
    }
    let inner = segment.strip_prefix('<')?.strip_suffix('>')?;
    let name = inner.strip_suffix('+').or_else(|| inner.strip_suffix("...")).or_else(|| inner.strip_suffix('*'))?;
    let form = if inner.ends_with("...") { "a label with three dots" } else { "not how a greedy label is written" };
    Some((format!("<{name}..>"), form))
}

/// A query whose values are labels is made of fields here; what remains is literal.
fn correct_query(query: &str, pasted: &mut Pasted) -> String {
    let mut literal = Vec::new();
    for part in query.split('&') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let is_label = ['{', '<', ':'].iter().any(|&mark| value.starts_with(mark) || name.starts_with(mark));
        if is_label {
            let name = name.trim_matches(['{', '}', '<', '>', ':']);
            pasted.facts.push(format!("the path's query has a label, `{part}`"));
            pasted.query_fields.push(name.to_owned());
        } else {
            literal.push(part);
        }
    }
    if literal.is_empty() { String::new() } else { format!("?{}", literal.join("&")) }
}
