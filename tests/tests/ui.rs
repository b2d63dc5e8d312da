//! Declarations that must compile, and declarations that must not, with what the compiler says.
//!
//! The `.stderr` files are those of one release of rustc, as it words its own part of a message anew now and then. With
//! another release the messages themselves are still compared, the fact and the `help:` line of each.
//!
//! To write the files anew: `TRYBUILD=overwrite cargo test -p aws-operation-tests --test ui`, then read each.

use std::{
    fs,
    path::{Path, PathBuf},
};

use aws_operation_tests::compile::{self, Case};

/// The release that the `.stderr` files hold for.
const RUSTC: &str = "1.95.";

const FOLDERS: [&str; 12] = [
    "body",
    "error",
    "header",
    "output",
    "pagination",
    "path",
    "protocol",
    "query",
    "service",
    "several",
    "shape",
    "syntax",
];

#[test]
fn declarations_compile_or_tell_what_is_wrong() {
    let failing: Vec<_> = FOLDERS.into_iter().flat_map(sources).collect();
    let passing = sources("pass");
    println!("{} cases that must not compile, {} that must", failing.len(), passing.len());
    assert!(failing.len() >= 100 && passing.len() >= 30, "the suite has lost cases");

    let version = compile::rustc_version();
    if version.starts_with(RUSTC) {
        let cases = trybuild::TestCases::new();
        cases.pass("tests/ui/pass/*.rs");
        for folder in FOLDERS {
            cases.compile_fail(format!("tests/ui/{folder}/*.rs"));
        }
    } else {
        println!("rustc {version} instead of {RUSTC}x: only the messages are compared");
        compare_messages(&failing, &passing);
    }
}

#[test]
fn every_case_is_short_and_every_message_says_what_to_do() {
    for source in FOLDERS.into_iter().flat_map(sources) {
        let text = fs::read_to_string(&source).unwrap();
        assert!(text.lines().count() <= 15, "{} is longer than 15 lines", source.display());
        // rustc words what it finds itself, such as a type that does not exist.
        let ours: Vec<_> = messages(&source).into_iter().filter(|message| !is_of_rustc(message)).collect();
        for message in ours {
            assert!(message.contains("help: "), "{}: no `help:` in {message}", source.display());
            assert!(!message.starts_with(char::is_uppercase), "{}: {message}", source.display());
        }
    }
}

/// Compares what each error says, and that there are no others.
fn compare_messages(failing: &[PathBuf], passing: &[PathBuf]) {
    let cases: Vec<_> = failing.iter().chain(passing).map(|path| Case::read(path)).collect();
    let mut wrong = Vec::new();
    for (path, report) in failing.iter().chain(passing).zip(compile::check(&cases)) {
        let expected = if failing.contains(path) { messages(path) } else { Vec::new() };
        for message in expected.iter().filter(|message| !is_of_rustc(message)) {
            let fact = message.lines().next().unwrap_or_default();
            if !report.errors.iter().any(|error| error.message.contains(fact)) {
                wrong.push(format!("{}: not told: {fact}", path.display()));
            }
        }
        if expected.is_empty() != report.errors.is_empty() {
            wrong.push(format!("{}: {} errors", path.display(), report.errors.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The errors of a case's `.stderr` file, without their code.
fn messages(source: &Path) -> Vec<String> {
    let stderr = fs::read_to_string(source.with_extension("stderr"))
        .unwrap_or_else(|error| panic!("{}: {error}", source.with_extension("stderr").display()));
    let blocks = stderr.split("\n\n").filter(|block| block.starts_with("error"));
    blocks.filter_map(|block| block.split_once(": ").map(|(_, message)| message.to_owned())).collect()
}

fn is_of_rustc(message: &str) -> bool {
    const RUSTC_SAYS: [&str; 8] = [
        "cannot find ",
        "the trait bound ",
        "conflicting implementations ",
        "no field ",
        "private type ",
        "`#[repr(inttype)]` ",
        "recursion ",
        "unresolved ",
    ];
    RUSTC_SAYS.iter().any(|start| message.starts_with(start))
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui").join(folder);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    paths.sort();
    paths
}
