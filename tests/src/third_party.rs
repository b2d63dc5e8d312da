//! Finding what a test needs beyond Rust, or saying that it is not there.

use std::{env, path::PathBuf};

/// Says that a test is skipped, and why. Where `CI` is set nothing may be skipped: there it fails.
///
/// # Panics
///
/// Where the environment variable `CI` is set.
#[expect(clippy::print_stderr, reason = "this is where a person reads it")]
pub fn skip(why: &str) {
    assert!(env::var_os("CI").is_none(), "nothing may be skipped in CI, but: {why}");
    eprintln!("skipped: {why}");
}

/// The path of a program on `PATH`.
pub fn program(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}
