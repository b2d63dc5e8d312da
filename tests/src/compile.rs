//! Compiling of many small sources in one run of cargo, with what the compiler says about each.

use std::{
    collections::HashMap,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

/// A source to compile.
pub struct Case {
    /// A name that no other case has, in letters, digits and `_`.
    pub name: String,
    /// The whole program.
    pub source: String,
}

/// What the compiler says about one source.
#[derive(Debug, Default)]
pub struct Report {
    /// Its errors, without those that only count the others.
    pub errors: Vec<Error>,
}

/// An error of the compiler.
#[derive(Debug)]
pub struct Error {
    /// What it says.
    pub message: String,
    /// Its code, where it is one of rustc's own.
    pub code: Option<String>,
    /// The first and last line of each place that it points at.
    pub lines: Vec<(usize, usize)>,
    /// Whether all of these places are code that a macro has written.
    pub in_expansion: bool,
}

impl Case {
    /// The case in a file, named after it and its folder.
    ///
    /// # Panics
    ///
    /// Where the file can't be read.
    pub fn read(path: &Path) -> Self {
        let source = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let part = |path: Option<&std::ffi::OsStr>| path.unwrap_or_default().to_string_lossy().into_owned();
        let folder = part(path.parent().and_then(Path::file_name));
        Self { name: format!("{folder}_{}", part(path.file_stem())), source }
    }
}

/// The version of the compiler that cargo uses here: `1.95.0`.
///
/// # Panics
///
/// Where there is no compiler.
pub fn rustc_version() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace().nth(1).unwrap_or_default().to_owned()
}

/// Checks all cases, against this workspace's crates, as programs of one package of that name.
///
/// # Panics
///
/// Where the package can't be written, or cargo can't be run.
pub fn check(package: &str, cases: &[Case]) -> Vec<Report> {
    let folder = write_package(package, cases);
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--offline", "--quiet", "--keep-going", "--bins", "--message-format=json", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target().join("tests/compile"))
        .env_remove("RUSTFLAGS")
        .stderr(Stdio::piped())
        .output()
        .expect("cargo runs");
    let mut reports: HashMap<String, Report> = HashMap::new();
    let mut finished = false;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        finished |= message["reason"] == "build-finished";
        if message["reason"] == "compiler-message"
            && message["message"]["level"] == "error"
            && let Some(error) = read_error(&message["message"])
        {
            let name = message["target"]["name"].as_str().unwrap_or_default().to_owned();
            reports.entry(name).or_default().errors.push(error);
        }
    }
    assert!(finished, "cargo did not get to the cases:\n{}", String::from_utf8_lossy(&output.stderr));
    cases.iter().map(|case| reports.remove(&case.name).unwrap_or_default()).collect()
}

fn read_error(message: &Value) -> Option<Error> {
    let text = message["message"].as_str()?.to_owned();
    let spans: Vec<_> = message["spans"].as_array()?.iter().filter(|span| span["is_primary"] == true).collect();
    // "aborting due to 2 previous errors" points nowhere.
    if spans.is_empty() && text.starts_with("aborting due to") {
        return None;
    }
    let line = |value: &Value| value.as_u64().and_then(|line| usize::try_from(line).ok()).unwrap_or(0);
    Some(Error {
        message: text,
        code: message["code"]["code"].as_str().map(str::to_owned),
        lines: spans.iter().map(|span| (line(&span["line_start"]), line(&span["line_end"]))).collect(),
        in_expansion: spans.iter().all(|span| !span["expansion"].is_null()),
    })
}

/// A package with a program for each case, which shares the workspace's lock file.
fn write_package(package: &str, cases: &[Case]) -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = target().join("tests").join(package);
    let _ = fs::remove_dir_all(folder.join("src"));
    fs::create_dir_all(folder.join("src")).expect("the target folder can be written to");
    let runtime = workspace.join("runtime");
    let mut manifest = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\nautobins = false\n\n[workspace]\n\n\
         [dependencies]\naws-operation = {{ path = {runtime:?} }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\n"
    );
    for case in cases {
        manifest += &format!("\n[[bin]]\nname = {:?}\npath = \"src/{}.rs\"\n", case.name, case.name);
        fs::write(folder.join(format!("src/{}.rs", case.name)), &case.source).expect("a case can be written");
    }
    fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the workspace has a lock file");
    folder
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from)
}
