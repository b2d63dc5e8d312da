//! What becomes of a declaration in which one token is wrong.
//!
//! Each token of valid declarations is changed in every way of a list. Each such mutant must either compile, as another
//! valid declaration, or give an error whose place is inside the declaration: no panic of a macro, and no error in code
//! that the user can't see.

mod mutants {
    //! The changes.

    /// A token of a declaration, by its place in the text.
    #[derive(Clone, Copy)]
    struct Token<'a> {
        start: usize,
        text: &'a str,
    }

    /// A declaration with one token changed.
    pub(super) struct Mutant {
        pub(super) change: String,
        pub(super) text: String,
    }

    const PLACES: [&str; 7] = ["label", "query", "query_params", "header", "prefix_headers", "payload", "status_code"];
    const TRAITS: [&str; 7] =
        ["required", "sensitive", "idempotency_token", "json_value", "host_label", "default", "serde"];
    const TYPES: [&str; 4] = ["String", "i32", "u64", "NoSuchType"];
    const ATTRIBUTES: [&str; 4] = ["aws_operation", "aws_output", "aws_shape", "aws_error"];

    /// Every change of the list to every token.
    pub(super) fn of(declaration: &str) -> Vec<Mutant> {
        let tokens = tokens(declaration);
        let mut mutants = Vec::new();
        for (i, &token) in tokens.iter().enumerate() {
            for new in replacements(token.text) {
                mutants.push(replaced(declaration, token, token.text.len(), &new));
            }
            if let Some(length) = argument(&tokens, i) {
                mutants.push(replaced(declaration, token, length, ""));
            }
        }
        mutants
    }

    fn replacements(token: &str) -> Vec<String> {
        let mut new = vec![String::new()];
        let first = token.chars().next().unwrap_or_default();
        let others = |list: &[&str]| {
            let found = list.contains(&token);
            list.iter().filter(|other| found && **other != token).map(|other| (*other).to_owned()).collect::<Vec<_>>()
        };
        for list in [&PLACES[..], &TRAITS, &TYPES, &ATTRIBUTES, &["struct", "enum"]] {
            new.extend(others(list));
        }
        if first == '"' {
            let inner = token.trim_matches('"');
            let braces = token.replace('<', "{").replace('>', "}");
            new.extend([inner.to_owned(), "\"\"".into(), format!("\"{inner}x\""), "1".into()]);
            new.extend([token.to_uppercase(), token.to_lowercase(), braces, token.replace('/', "//")]);
        } else if first.is_ascii_digit() {
            new.extend(["-1".into(), "\"1\"".into(), "999999999999".into()]);
        } else if first.is_alphabetic() {
            new.push(format!("{token}x"));
        } else {
            new.push(";".into());
        }
        new.retain(|text| text != token);
        new.sort();
        new.dedup();
        new
    }

    /// How long the argument `key`, `key = value` or `key(..)` is that starts here, with its comma.
    fn argument(tokens: &[Token<'_>], i: usize) -> Option<usize> {
        let start = tokens.get(i)?;
        if !start.text.starts_with(char::is_alphabetic) || !matches!(tokens.get(i.wrapping_sub(1))?.text, "(" | ",") {
            return None;
        }
        let mut depth = 0;
        for token in &tokens[i..] {
            match token.text {
                "(" => depth += 1,
                ")" if depth == 0 => return Some(token.start - start.start),
                ")" => depth -= 1,
                "," if depth == 0 => return Some(token.start + 1 - start.start),
                _ => {}
            }
        }
        None
    }

    fn replaced(declaration: &str, token: Token<'_>, length: usize, new: &str) -> Mutant {
        let (before, rest) = declaration.split_at(token.start);
        let line = before.lines().count().max(1);
        let old = &rest[..length];
        Mutant { change: format!("line {line}: `{old}` -> `{new}`"), text: format!("{before}{new}{}", &rest[length..]) }
    }

    /// Words, strings, lifetimes, numbers and single marks.
    fn tokens(text: &str) -> Vec<Token<'_>> {
        let mut tokens = Vec::new();
        let mut start = 0;
        while let Some(first) = text[start..].chars().next() {
            let rest = &text[start..];
            let word = |c: char| c.is_alphanumeric() || c == '_';
            let length = if first == '"' {
                rest[1..].find('"').map_or(rest.len(), |end| end + 2)
            } else if first == '\'' || word(first) {
                1 + rest[1..].find(|c: char| !word(c)).unwrap_or(rest.len() - 1)
            } else {
                first.len_utf8()
            };
            if !first.is_whitespace() {
                tokens.push(Token { start, text: &rest[..length] });
            }
            start += length;
        }
        tokens
    }
}

use aws_operation_tests::compile::{self, Case, Report};

/// What the declarations refer to.
const BEFORE: &str = "#![allow(warnings)]
use aws_operation::*;
use std::{borrow::Cow, collections::HashMap};
#[aws_output] pub struct Answer;
#[aws_error] pub enum Failure {}
";
const AFTER: &str = "\nfn main() {}\n";

#[derive(Default)]
struct Totals {
    mutants: usize,
    compile: usize,
    told_by_the_macro: usize,
    told_by_rustc: usize,
    /// Told by the macro, and once more by rustc.
    told_twice: usize,
}

#[test]
fn one_wrong_token_is_told_where_it_is() {
    let declarations =
        [include_str!("mutation/request.rs"), include_str!("mutation/shapes.rs"), include_str!("mutation/answers.rs")];
    let mut cases = Vec::new();
    let mut changes = Vec::new();
    for (i, declaration) in declarations.into_iter().enumerate() {
        cases.push(case(format!("valid_{i}"), declaration));
        changes.push((declaration, "none".to_owned()));
        for (j, mutant) in mutants::of(declaration).into_iter().enumerate() {
            cases.push(case(format!("mutant_{i}_{j}"), &mutant.text));
            changes.push((declaration, mutant.change));
        }
    }
    let reports = compile::check(&cases);

    let mut totals = Totals::default();
    let mut wrong = Vec::new();
    for ((case, (declaration, change)), report) in cases.iter().zip(&changes).zip(&reports) {
        if change == "none" {
            assert!(report.errors.is_empty(), "{}: {:#?}", case.name, report.errors);
            continue;
        }
        totals.count(report);
        if let Some(fault) = fault(report, declaration) {
            wrong.push(format!("{}, {change}: {fault}", case.name));
        }
    }
    println!(
        "{} mutants: {} compile as another declaration, {} are told by the macro ({} of them by rustc too), {} by rustc \
         alone; {} are not told well",
        totals.mutants,
        totals.compile,
        totals.told_by_the_macro,
        totals.told_twice,
        totals.told_by_rustc,
        wrong.len()
    );
    assert!(totals.mutants > 500, "the list of changes has shrunk");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

impl Totals {
    fn count(&mut self, report: &Report) {
        self.mutants += 1;
        if report.errors.is_empty() {
            self.compile += 1;
        } else if report.errors.iter().any(|error| error.message.contains("\nhelp: ")) {
            self.told_by_the_macro += 1;
            self.told_twice += usize::from(report.errors.iter().any(|error| error.code.is_some()));
        } else {
            self.told_by_rustc += 1;
        }
    }
}

/// What is wrong with what is told of a mutant.
fn fault(report: &Report, declaration: &str) -> Option<String> {
    let first = BEFORE.lines().count() + 1;
    // A bracket that is missing is noticed where the text ends.
    let last = first + declaration.lines().count() + AFTER.lines().count();
    let inside = |&(start, end): &(usize, usize)| start >= first && end <= last;
    if let Some(error) = report.errors.iter().find(|error| error.message.contains("panicked")) {
        return Some(format!("a macro panics: {}", error.message));
    }
    if let Some(error) = report.errors.iter().find(|error| error.code.is_some() && error.in_expansion) {
        return Some(format!("an error in code that the user can't see: {}", error.message));
    }
    let told = report.errors.is_empty() || report.errors.iter().any(|error| error.lines.iter().any(inside));
    (!told).then(|| format!("no error is inside the declaration: {:?}", report.errors))
}

fn case(name: String, declaration: &str) -> Case {
    Case { name, source: format!("{BEFORE}{declaration}{AFTER}") }
}
