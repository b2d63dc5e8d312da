//! The differences of two texts, line by line.

use std::fmt;

/// More lines than any request has. What comes after them is not compared: the other text is from outside.
const MOST_LINES: usize = 256;

/// More than any line of a request has, for the same reason.
const MOST_CHARS: usize = 8192;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Same,
    Ours,
    Theirs,
}

/// A line that is in both texts or in one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) side: Side,
    pub(super) text: String,
}

impl Line {
    pub(super) fn is_same(&self) -> bool {
        self.side == Side::Same
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.side {
            Side::Same => ' ',
            Side::Ours => '-',
            Side::Theirs => '+',
        };
        write!(f, "{mark} ")?;
        // A terminal must not obey what a server sends.
        let visible = |char: char| if char.is_control() { char::REPLACEMENT_CHARACTER } else { char };
        self.text.chars().take(MOST_CHARS).try_for_each(|char| fmt::Write::write_char(f, visible(char)))
    }
}

/// The lines of both texts in order, those in both by way of a longest common subsequence.
pub(super) fn lines<'a>(ours: &'a str, theirs: &'a str) -> impl Iterator<Item = (Side, &'a str)> {
    let ours: Vec<_> = ours.split('\n').take(MOST_LINES).collect();
    let theirs: Vec<_> = theirs.split('\n').take(MOST_LINES).collect();
    let common = Common::of(&ours, &theirs);
    let (mut at, mut their_at) = (0, 0);
    std::iter::from_fn(move || {
        let (our_line, their_line) = (ours.get(at).copied(), theirs.get(their_at).copied());
        let step = match (our_line, their_line) {
            (Some(ours), Some(theirs)) if ours == theirs => {
                (at, their_at) = (at + 1, their_at + 1);
                return Some((Side::Same, ours));
            }
            (Some(_), Some(_)) if common.longest(at + 1, their_at) >= common.longest(at, their_at + 1) => Side::Ours,
            (Some(_), None) => Side::Ours,
            (_, Some(_)) => Side::Theirs,
            (None, None) => return None,
        };
        if step == Side::Ours {
            at += 1;
            our_line.map(|line| (step, line))
        } else {
            their_at += 1;
            their_line.map(|line| (step, line))
        }
    })
}

/// For each pair of places, how many lines the texts have in common from there on.
struct Common {
    lengths: Vec<u16>,
    width: usize,
}

impl Common {
    fn of(ours: &[&str], theirs: &[&str]) -> Self {
        let width = theirs.len() + 1;
        let mut common = Self { lengths: vec![0; (ours.len() + 1) * width], width };
        for (at, our_line) in ours.iter().enumerate().rev() {
            for (their_at, their_line) in theirs.iter().enumerate().rev() {
                let longest = if our_line == their_line {
                    common.longest(at + 1, their_at + 1) + 1
                } else {
                    common.longest(at + 1, their_at).max(common.longest(at, their_at + 1))
                };
                if let Some(length) = common.lengths.get_mut(at * width + their_at) {
                    *length = longest;
                }
            }
        }
        common
    }

    fn longest(&self, at: usize, their_at: usize) -> u16 {
        self.lengths.get(at * self.width + their_at).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ours: &str, theirs: &str) -> String {
        let shown = lines(ours, theirs).map(|(side, text)| Line { side, text: text.to_owned() }.to_string());
        shown.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn lines_of_one_side_are_marked() {
        assert_eq!(shown("a\nb\nc", "a\nb\nc"), "  a|  b|  c");
        assert_eq!(shown("a\nb\nc", "a\nx\nc"), "  a|- b|+ x|  c");
        assert_eq!(shown("a\nb\nc", "a\nc"), "  a|- b|  c");
        assert_eq!(shown("a\nc", "a\nb\nc\nd"), "  a|+ b|  c|+ d");
        assert_eq!(shown("", "a"), "- |+ a");
    }

    #[test]
    fn a_huge_or_hostile_text_does_no_harm() {
        let huge = "line\n".repeat(100_000);
        assert_eq!(lines("a", &huge).count(), MOST_LINES + 1);
        assert_eq!(shown("a", "\u{1b}[31ma"), "- a|+ \u{fffd}[31ma");
    }
}
