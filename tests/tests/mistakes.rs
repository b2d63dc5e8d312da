//! The page of the mistakes people make most: what they write and what the compiler says, from the cases of `ui`.
//!
//! To write it anew: `WRITE_DOCS=1 cargo test -p aws-operation-tests --test mistakes`.

use std::{env, fmt::Write, fs, path::Path};

/// The cases, each with what leads to the mistake.
const MISTAKES: [(&str, &str); 11] = [
    ("path/braces", "A path copied from an AWS model or another framework"),
    ("path/pasted_without_a_method_key", "The request line of the API reference, as it stands"),
    ("path/label_in_snake_case", "A label named after the field instead of the member"),
    ("path/optional_label", "A label that may be unset"),
    ("query/body_member_of_a_get", "A query parameter that is not marked as one"),
    ("header/header_without_a_name", "A header without its name"),
    ("body/type_without_attribute", "A nested struct without `#[aws_shape]`"),
    ("shape/string_enum_without_unknown", "A string enum that can't keep new values"),
    ("service/misspelt_name", "A service's name with a typing mistake"),
    ("protocol/method_and_path", "A method and a path for a service that knows none"),
    ("several/four_mistakes_are_four_errors", "Several mistakes at once: all of them are told in one compile"),
];

#[test]
fn the_page_is_what_the_compiler_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../macros/docs/common-mistakes.md");
    let page = page();
    if env::var_os("WRITE_DOCS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "macros/docs/common-mistakes.md is stale: the command to write it is at the top of this test"
    );
}

fn page() -> String {
    let mut page = String::from(
        "# Common mistakes\n\nWhat people write, and what the compiler says. This page is generated from the compile-fail \
         cases in `tests/tests/ui`, and a test keeps it equal to them; some two hundred more are there.\n",
    );
    for (case, title) in MISTAKES {
        let (source, stderr) = (read(case, "rs"), read(case, "stderr"));
        let declaration = source.replace("\nfn main() {}\n", "");
        write!(page, "\n## {title}\n\n```rust,compile_fail\n{}\n```\n\n```text\n", declaration.trim()).unwrap();
        writeln!(page, "{}\n```", stderr.trim_end()).unwrap();
    }
    page
}

fn read(case: &str, extension: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui").join(case).with_extension(extension);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
