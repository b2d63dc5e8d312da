//! Did-you-mean: the known name that a misspelt one most likely stands for.

/// The candidate nearest to `written`, where one is near enough to be meant.
pub(crate) fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(written, &mut candidates.into_iter())
}

/// Compiled once, for all kinds of lists.
fn nearest_of<'a>(written: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = fold(written);
    let limit = (plain.len() / 3).max(1);
    candidates
        .map(|candidate| (distance(&plain, &fold(candidate)), candidate))
        .filter(|&(distance, candidate)| distance <= limit && distance < candidate.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// `` did you mean `streamId`? `` with a space behind it, or nothing: put in front of a help text.
pub(crate) fn did_you_mean<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(written, candidates).map_or_else(String::new, |name| format!("did you mean `{name}`? "))
}

/// Names that differ in case and separators alone are the same word: `streamID`, `stream_id`, `stream-id`.
fn fold(name: &str) -> Vec<char> {
    let mut folded = Vec::new();
    for c in name.chars().filter(|c| c.is_alphanumeric()) {
        folded.extend(c.to_lowercase());
    }
    folded
}

/// Edits between two words, where swapping two neighbours is one edit (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let change = last[j] + usize::from(x != y);
            let mut best = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 6] = ["service", "method", "path", "output", "error", "signing_name"];

    #[test]
    fn a_typing_mistake_is_recognised() {
        assert_eq!(nearest("sevrice", KEYS), Some("service"));
        assert_eq!(nearest("methd", KEYS), Some("method"));
        assert_eq!(nearest("outptu", KEYS), Some("output"));
    }

    #[test]
    fn case_and_separators_do_not_matter() {
        assert_eq!(nearest("signingName", KEYS), Some("signing_name"));
        assert_eq!(nearest("stream_id", ["streamId"]), Some("streamId"));
    }

    #[test]
    fn an_unrelated_word_gets_no_suggestion() {
        assert_eq!(nearest("banana", KEYS), None);
        assert_eq!(nearest("", KEYS), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn the_nearest_of_several_wins() {
        assert_eq!(nearest("pat", ["paths", "path"]), Some("path"));
    }
}
