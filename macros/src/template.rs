//! Path and host templates: `"/streams/<streamId>?list&x=y"`, `"data-<accountId>."`.
//!
//! The rules are those of Smithy's [`http`](https://smithy.io/2.0/spec/http-bindings.html#http-trait) and
//! [`endpoint`](https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait) traits, with `<label>` where Smithy has
//! `{label}`. Forms of other frameworks are recognised, and answered with the whole text as it must be.

mod foreign;

use self::foreign::correct;

/// A path with its literal query, proved well formed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PathTemplate {
    /// The segments between the slashes; a last empty literal stands for a slash at the end.
    pub(crate) segments: Vec<Segment>,
    /// The literal query, as name and value where one is given.
    pub(crate) query: Vec<(String, Option<String>)>,
}

/// What lies between two slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    Literal(String),
    Label { name: String, greedy: bool },
}

/// What is wrong with a template, and what to write.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TemplateError {
    pub(crate) fact: String,
    pub(crate) help: String,
}

impl PathTemplate {
    /// Reads a path; on failure tells every mistake in it.
    ///
    /// `members` are the wire names of the declaration, by which segments pasted from the API reference are recognised.
    pub(crate) fn parse(text: &str, members: &[&str]) -> Result<Self, Vec<TemplateError>> {
        let pasted = correct(text, members);
        if !pasted.facts.is_empty() {
            let help = pasted.help();
            return Err(vec![TemplateError { fact: pasted.facts.join(", and "), help }]);
        }
        let (path, query) = text.split_once('?').map_or((text, None), |(path, query)| (path, Some(query)));
        let mut errors = Vec::new();
        let segments: Vec<_> = path.split('/').skip(1).map(|segment| read_segment(segment, &mut errors)).collect();
        check_labels(&segments, &mut errors);
        let query = query.map_or_else(Vec::new, |query| read_query(query, &mut errors));
        if errors.is_empty() { Ok(Self { segments, query }) } else { Err(errors) }
    }

    /// The path `/`, where operations without a path of their own are sent.
    pub(crate) fn root() -> Self {
        Self { segments: vec![Segment::Literal(String::new())], query: Vec::new() }
    }

    /// The literal query as it is sent, without `?`.
    pub(crate) fn query_text(&self) -> String {
        let part = |(name, value): &(String, Option<String>)| match value {
            Some(value) => format!("{name}={value}"),
            None => name.clone(),
        };
        self.query.iter().map(part).collect::<Vec<_>>().join("&")
    }

    /// The names of its labels, in order.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Label { name, .. } => Some(name.as_str()),
            Segment::Literal(_) => None,
        })
    }
}

/// A prefix of the host name: text and labels in turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HostTemplate {
    pub(crate) parts: Vec<HostPart>,
}

/// A part of a host prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HostPart {
    Literal(String),
    Label(String),
}

impl HostTemplate {
    /// Reads a host prefix.
    pub(crate) fn parse(text: &str) -> Result<Self, TemplateError> {
        if text.contains(['{', '}']) {
            let corrected = text.replace('{', "<").replace('}', ">");
            return Err(TemplateError {
                fact: format!("`{text}` marks its labels with braces"),
                help: format!("write `host_prefix = \"{corrected}\"`"),
            });
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((literal, after)) = rest.split_once('<') {
            if !literal.is_empty() {
                parts.push(HostPart::Literal(literal.to_owned()));
            }
            let Some((label, after)) = after.split_once('>') else {
                return Err(TemplateError {
                    fact: format!("a label of `{text}` is not closed"),
                    help: "write `<label>`".to_owned(),
                });
            };
            if !is_label_name(label) {
                return Err(bad_label(label));
            }
            parts.push(HostPart::Label(label.to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(HostPart::Literal(rest.to_owned()));
        }
        let host_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        let wrong = parts.iter().find_map(|part| match part {
            HostPart::Literal(literal) => literal.chars().find(|&c| !host_name(c)),
            HostPart::Label(_) => None,
        });
        match wrong {
            Some(c) => Err(TemplateError {
                fact: format!("`{c}` can't stand in a host name"),
                help: "a host prefix holds letters, digits, `-`, `.` and labels: `host_prefix = \"data-<accountId>.\"`"
                    .to_owned(),
            }),
            // AWS has both: `data-<accountId>.` is a label of its own, `data-` begins the endpoint's first.
            None if !text.ends_with(['.', '-']) => Err(TemplateError {
                fact: format!("the host prefix `{text}` runs into the host name behind it"),
                help: format!("end it with a dot: `host_prefix = \"{text}.\"`"),
            }),
            None => Ok(Self { parts }),
        }
    }

    /// The names of its labels, in order.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            HostPart::Label(name) => Some(name.as_str()),
            HostPart::Literal(_) => None,
        })
    }
}

fn read_segment(text: &str, errors: &mut Vec<TemplateError>) -> Segment {
    let Some(open) = text.find(['<', '>']) else {
        check_literal(text, errors);
        return Segment::Literal(text.to_owned());
    };
    let Some(label) = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else {
        let fact = format!("the path segment `{text}` mixes a label with other text");
        let help = if text.as_bytes().get(open) == Some(&b'<') && !text.contains('>') {
            format!("close the label: `{text}>`")
        } else {
            "a label is a whole segment: `/<label>/`".to_owned()
        };
        errors.push(TemplateError { fact, help });
        return Segment::Literal(String::new());
    };
    let (name, greedy) = label.strip_suffix("..").map_or((label, false), |name| (name, true));
    if !is_label_name(name) {
        errors.push(bad_label(name));
    }
    Segment::Label { name: name.to_owned(), greedy }
}

fn check_literal(text: &str, errors: &mut Vec<TemplateError>) {
    if matches!(text, "." | "..") {
        errors.push(TemplateError {
            fact: format!("the path segment `{text}` would send the request to another path"),
            help: "write the path that is meant, without `.` and `..`".to_owned(),
        });
    } else if let Some(c) = text.chars().find(|&c| !is_path_character(c)) {
        errors.push(TemplateError {
            fact: format!("`{c}` can't stand in a path"),
            help: "literal segments hold letters, digits and `-._~@$!&'()*+,;=:`; anything else is a label's value"
                .to_owned(),
        });
    }
}

fn check_labels(segments: &[Segment], errors: &mut Vec<TemplateError>) {
    let labels: Vec<_> = segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Label { name, greedy } => Some((name.as_str(), *greedy)),
            Segment::Literal(_) => None,
        })
        .collect();
    for (i, &(name, greedy)) in labels.iter().enumerate() {
        if labels.iter().take(i).any(|&(before, _)| before == name) {
            errors.push(TemplateError {
                fact: format!("the path has the label `<{name}>` twice"),
                help: "each label takes its own field: give one of them another name".to_owned(),
            });
        }
        if greedy && i + 1 < labels.len() {
            errors.push(TemplateError {
                fact: format!("the greedy label `<{name}..>` is not the last label of the path"),
                help: format!("write `<{name}>`: only the last label can be greedy"),
            });
        }
    }
}

fn read_query(query: &str, errors: &mut Vec<TemplateError>) -> Vec<(String, Option<String>)> {
    let mut read: Vec<(String, Option<String>)> = Vec::new();
    for part in query.split('&') {
        let (name, value) = part.split_once('=').map_or((part, None), |(name, value)| (name, Some(value)));
        if name.is_empty() {
            errors.push(TemplateError {
                fact: "the path's literal query has a parameter without a name".to_owned(),
                help: "write `?name` or `?name=value`, parameters joined by `&`".to_owned(),
            });
        } else if read.iter().any(|(before, _)| before == name) {
            errors.push(TemplateError {
                fact: format!("the path's literal query has `{name}` twice"),
                help: format!("leave one `{name}` out"),
            });
        } else if let Some(c) = part.chars().find(|&c| !is_path_character(c) && c != '/') {
            errors.push(TemplateError {
                fact: format!("`{c}` can't stand in a literal query"),
                help: "write the value as it is, unencoded; a value that varies is a field with `#[aws(query)]`"
                    .to_owned(),
            });
        }
        read.push((name.to_owned(), value.map(str::to_owned)));
    }
    read
}

fn is_label_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

fn is_path_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~@$!&'()*+,;=:".contains(c)
}

fn bad_label(name: &str) -> TemplateError {
    let fact = if name.is_empty() { "a label has no name".to_owned() } else { format!("`{name}` is not a label name") };
    TemplateError { fact, help: "name the field's member, in letters, digits, `-` and `_`: `<streamId>`".to_owned() }
}

#[cfg(test)]
mod tests;
