//! Third parties' conformance cases: found beside the repository, never copied into it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use aws_operation::system::Env;
use serde_json::Value;

/// The path of a file or folder of conformance data. `None`, with a line that says so, where the data is not at hand.
///
/// # Panics
///
/// Where the data is not at hand and `CI` is set: there nothing may be skipped.
pub fn path(name: &str) -> Option<PathBuf> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/conformance"));
    let path = root.join(name);
    if path.exists() {
        return Some(path);
    }
    assert!(env::var_os("CI").is_none(), "conformance data `{name}` is missing, and CI skips nothing");
    println!("skipped: conformance data `{name}` is not beside the repository");
    None
}

/// The names of the folders in a folder, sorted.
///
/// # Panics
///
/// Where it can't be read.
pub fn folders(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let folders = entries.flatten().filter(|entry| entry.path().is_dir());
    let mut names: Vec<_> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A JSON file of conformance data.
///
/// # Panics
///
/// As [`path`], and where the file is not JSON.
pub fn json(name: &str) -> Option<Value> {
    let path = path(name)?;
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// The elements of a JSON list.
///
/// # Panics
///
/// Where it is none.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("expected a list, found {value}"))
}

/// The text of a JSON string.
///
/// # Panics
///
/// Where it is none.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("expected a string, found {value}"))
}

/// The variables of a JSON object of strings.
///
/// # Panics
///
/// Where it is none.
pub fn env(value: &Value) -> Env {
    let pairs = value.as_object().unwrap_or_else(|| panic!("expected an object, found {value}"));
    Env::from_pairs(pairs.iter().map(|(name, value)| (name, text(value))))
}

/// Whether two values are equal, and the difference where they are not.
///
/// # Errors
///
/// Where they differ.
pub fn equal(found: &Value, expected: &Value) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("expected {expected}\n     found {found}")) }
}

/// Whether a message holds the expected words. Case and quotation marks are each SDK's own style.
///
/// # Errors
///
/// Where it does not.
pub fn contains(message: &str, expected: &str) -> Result<(), String> {
    let plain = |text: &str| text.to_lowercase().replace(['`', '\''], "");
    if plain(message).contains(&plain(expected)) {
        Ok(())
    } else {
        Err(format!("expected a message with: {expected}\n                   found: {message}"))
    }
}

/// The cases of one suite: what passed, and which differ for a stated reason.
pub struct Suite {
    name: &'static str,
    /// Case and reason.
    differing: &'static [(&'static str, &'static str)],
    all: usize,
    passed: usize,
    failures: Vec<String>,
}

impl Suite {
    /// A suite; `differing` lists the cases that are not met, each with its reason.
    pub fn new(name: &'static str, differing: &'static [(&'static str, &'static str)]) -> Self {
        Self { name, differing, all: 0, passed: 0, failures: Vec::new() }
    }

    /// Records one case.
    pub fn check(&mut self, case: &str, outcome: Result<(), String>) {
        self.all += 1;
        let known = self.differing.iter().find(|(name, _)| *name == case);
        match (outcome, known) {
            (Ok(()), None) => self.passed += 1,
            (Err(_), Some((_, reason))) => println!("{}: `{case}` differs: {reason}", self.name),
            (Ok(()), Some(_)) => self.failures.push(format!("`{case}` passes now: take it off the list")),
            (Err(failure), None) => self.failures.push(format!("`{case}`: {failure}")),
        }
    }

    /// Prints the count.
    ///
    /// # Panics
    ///
    /// Where a case failed that should pass or passed that should differ, or the suite has other than `all` cases.
    pub fn finish(self, all: usize) {
        println!("{}: {} / {}", self.name, self.passed, self.all);
        assert!(self.failures.is_empty(), "{}:\n{}", self.name, self.failures.join("\n"));
        assert_eq!(self.all, all, "{}: cases came or went", self.name);
    }
}
