//! Compiling of many small sources, with what the compiler says about each.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
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

/// Checks all cases against this workspace's crates, with the features that the cases use, some at a time.
///
/// cargo compiles the dependencies, and rustc is then run directly: a package of thousands of programs would take cargo
/// itself longer than the compiler.
///
/// # Panics
///
/// Where cargo or rustc can't be run.
pub fn check(cases: &[Case]) -> Vec<Report> {
    check_against(&Dependencies::compile("compile", "features = [\"checksums\"]"), cases)
}

/// Checks all cases against the core alone, without any feature.
///
/// # Panics
///
/// Where cargo or rustc can't be run.
pub fn check_without_features(cases: &[Case]) -> Vec<Report> {
    check_against(&Dependencies::compile("compile-core", "default-features = false"), cases)
}

fn check_against(dependencies: &Dependencies, cases: &[Case]) -> Vec<Report> {
    let folder = dependencies.folder.join("cases");
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    let next = AtomicUsize::new(0);
    let reports: Vec<_> = cases.iter().map(|_| Mutex::new(Report::default())).collect();
    let threads = thread::available_parallelism().map_or(1, Into::into);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((case, report)) = {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    cases.get(i).zip(reports.get(i))
                } {
                    *report.lock().expect("no thread panics while it holds a report") =
                        dependencies.check(&folder, case);
                }
            });
        }
    });
    reports.into_iter().map(|report| report.into_inner().expect("no thread has panicked")).collect()
}

/// The crates that the cases use, compiled.
struct Dependencies {
    folder: PathBuf,
    /// `--extern name=path` for each.
    externs: Vec<String>,
}

impl Dependencies {
    /// Has cargo check a package that depends on them, and say where they are.
    fn compile(name: &str, features: &str) -> Self {
        let folder = write_package(name, features);
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["check", "--offline", "--quiet", "--message-format=json", "--manifest-path"])
            .arg(folder.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(folder.join("target"))
            .output()
            .expect("cargo runs");
        let messages = String::from_utf8_lossy(&output.stdout).into_owned();
        let externs = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter(|message| message["reason"] == "compiler-artifact")
            .filter_map(|message| {
                let name = message["target"]["name"].as_str()?.to_owned();
                let file = message["filenames"].as_array()?.iter().filter_map(Value::as_str).find(|file| {
                    Path::new(file).extension().is_some_and(|extension| extension == "rmeta")
                        && ["aws_operation", "chrono", "serde", "serde_json"].contains(&name.as_str())
                })?;
                Some(format!("{name}={file}"))
            })
            .collect::<Vec<_>>();
        assert_eq!(externs.len(), 4, "the dependencies do not compile:\n{}", String::from_utf8_lossy(&output.stderr));
        Self { folder, externs }
    }

    fn check(&self, folder: &Path, case: &Case) -> Report {
        let source = folder.join(format!("{}.rs", case.name));
        fs::write(&source, &case.source).expect("a case can be written");
        let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        rustc.args(["--edition=2024", "--crate-type=bin", "--error-format=json", "--emit=metadata", "-o"]);
        rustc.arg(source.with_extension("rmeta")).arg("-L").arg(self.folder.join("target/debug/deps"));
        for name in &self.externs {
            rustc.arg("--extern").arg(name);
        }
        let output = rustc.arg(&source).output().expect("rustc runs");
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        let errors: Vec<_> = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .filter(|message| message["level"] == "error")
            .filter_map(|message| read_error(&message))
            .collect();
        assert!(output.status.success() || !errors.is_empty(), "{}: rustc fails without a word: {messages}", case.name);
        Report { errors }
    }
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

/// A package that depends on what the cases use, and shares the workspace's lock file.
fn write_package(name: &str, features: &str) -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = target().join("tests").join(name);
    fs::create_dir_all(folder.join("src")).expect("the target folder can be written to");
    // A TOML string: quoted as Rust quotes it.
    let runtime = format!("{:?}", workspace.join("runtime").to_string_lossy());
    let manifest = format!(
        "[package]\nname = \"compile\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         aws-operation = {{ path = {runtime}, {features} }}\n\
         chrono = {{ version = \"0.4\", default-features = false }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
    fs::write(folder.join("src/lib.rs"), "").expect("the library can be written");
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the workspace has a lock file");
    folder
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"), PathBuf::from)
}
