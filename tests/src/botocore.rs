//! What botocore answers, where Python and the version of botocore that the catalogue is from are installed.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The version of botocore that the catalogue is derived from.
pub const VERSION: &str = "1.43.11";

/// What a script of the repository prints. `None`, with a line that says so, where Python or that botocore is not
/// installed.
///
/// # Panics
///
/// Where they are not installed and `CI` is set, and where the script fails.
pub fn run(script: &str, arguments: &[&str]) -> Option<String> {
    if installed().as_deref() != Some(VERSION) {
        assert!(env::var_os("CI").is_none(), "botocore {VERSION} is missing, and CI skips nothing");
        println!("skipped: botocore {VERSION} is not installed (pip install botocore=={VERSION})");
        return None;
    }
    let output = python(&[repository().join(script).as_os_str().to_str()?], arguments);
    let output = output.unwrap_or_else(|error| panic!("{script}: {error}"));
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap_or_else(|error| panic!("{script}: {error}")))
}

/// The repository's root.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn installed() -> Option<String> {
    let output = python(&["-c", "import botocore; print(botocore.__version__)"], &[]).ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn python(program: &[&str], arguments: &[&str]) -> std::io::Result<std::process::Output> {
    // Compiled modules would be left in the repository.
    Command::new("python3").args(["-B"]).args(program).args(arguments).output()
}
