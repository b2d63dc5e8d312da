//! A request's path against a declared one.

use crate::operation::{OperationSchema, Part};

/// The labels' texts as they stand in `path`, percent-encoded, where it has the form of `parts`.
pub(super) fn labels<'p>(parts: &[Part], path: &'p str) -> Option<Vec<(u16, &'p str)>> {
    let mut labels = Vec::new();
    is_of(parts, path, &mut labels).then_some(labels)
}

/// The declared path as the declaration writes it: `/streams/<streamId>`.
pub(super) fn template(operation: &OperationSchema) -> String {
    let name = |index: u16| operation.input.member(usize::from(index)).map_or("?", |member| member.name);
    let parts = operation.path.iter().map(|part| match *part {
        Part::Literal(literal) => literal.to_owned(),
        Part::Label(index) => format!("<{}>", name(index)),
        Part::Greedy(index) => format!("<{}..>", name(index)),
    });
    parts.collect()
}

fn is_of<'p>(parts: &[Part], path: &'p str, labels: &mut Vec<(u16, &'p str)>) -> bool {
    let Some((part, rest)) = parts.split_first() else { return path.is_empty() };
    match *part {
        Part::Literal(literal) => path.strip_prefix(literal).is_some_and(|path| is_of(rest, path, labels)),
        Part::Label(index) => {
            let segment = path.split_once('/').map_or(path, |(segment, _)| segment);
            is_label(index, segment, rest, path, labels)
        }
        Part::Greedy(index) => is_label(index, path, rest, path, labels),
    }
}

/// Tries what `longest` holds for the label, and less of it as long as the parts behind it do not fit.
fn is_label<'p>(index: u16, longest: &'p str, rest: &[Part], path: &'p str, labels: &mut Vec<(u16, &'p str)>) -> bool {
    let ends = longest.char_indices().map(|(at, character)| at + character.len_utf8()).rev();
    for end in ends {
        let (text, behind) = path.split_at(end);
        let before = labels.len();
        labels.push((index, text));
        if is_of(rest, behind, labels) {
            return true;
        }
        labels.truncate(before);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_between_literals() {
        let parts = &[Part::Literal("/a/"), Part::Label(0), Part::Literal("/b-"), Part::Label(1)];
        assert_eq!(labels(parts, "/a/x%2Fy/b-z"), Some(vec![(0, "x%2Fy"), (1, "z")]));
        for other in ["/a/x/b-", "/a//b-z", "/a/x/y/b-z", "/a/x/b-z/", "/A/x/b-z", ""] {
            assert_eq!(labels(parts, other), None, "{other}");
        }
    }

    #[test]
    fn a_greedy_label_takes_slashes_and_leaves_what_follows_it() {
        let parts = &[Part::Literal("/"), Part::Greedy(0), Part::Literal("/end")];
        assert_eq!(labels(parts, "/a/b/end"), Some(vec![(0, "a/b")]));
        assert_eq!(labels(parts, "/a/end/end"), Some(vec![(0, "a/end")]));
        assert_eq!(labels(parts, "/end"), None);
    }
}
