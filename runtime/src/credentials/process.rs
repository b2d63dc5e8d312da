//! Programs that print credentials.

use std::{process::Stdio, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncReadExt},
    process::Command,
};

use super::{Credentials, CredentialsError, answer};

/// Long enough for somebody to touch a security key or to sign in.
const TIMEOUT: Duration = Duration::from_mins(5);

/// No credentials are larger.
const LIMIT: u64 = 256 * 1024;

/// Runs a [`credential_process`](https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html) in
/// the system's shell.
///
/// What it writes to standard error goes where this program's own goes: it may be meant for somebody's eyes, and may
/// hold secrets, so it becomes part of no error.
pub(super) async fn run(command: &str) -> Result<Credentials, CredentialsError> {
    let failed = |why: String| CredentialsError::broken(format!("`credential_process`: {why}"));
    let mut child = shell(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| failed(format!("could not be started: {error}")))?;
    let stdout = child.stdout.take();
    let finished = tokio::time::timeout(TIMEOUT, async {
        let output = read(stdout).await?;
        Ok::<_, std::io::Error>((output, child.wait().await?))
    });
    let (output, status) = finished
        .await
        .map_err(|_| failed(format!("not done within {TIMEOUT:?}")))?
        .map_err(|error| failed(format!("could not be read: {error}")))?;
    if !status.success() {
        return Err(failed(format!("external process exited with code {status}; standard error may say why")));
    }
    parse(&output)
}

fn shell(command: &str) -> Command {
    // The shell as in the SDKs for Go, Java and Rust; a command may be a pipe.
    let (shell, flag) = if cfg!(windows) { ("cmd.exe", "/C") } else { ("sh", "-c") };
    let mut shell = Command::new(shell);
    shell.arg(flag).arg(command);
    shell
}

async fn read(stdout: Option<impl AsyncRead + Unpin>) -> std::io::Result<Vec<u8>> {
    let mut output = Vec::new();
    if let Some(stdout) = stdout {
        stdout.take(LIMIT + 1).read_to_end(&mut output).await?;
    }
    if output.len() as u64 > LIMIT {
        return Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, "it prints more than 256 KiB"));
    }
    Ok(output)
}

fn parse(output: &[u8]) -> Result<Credentials, CredentialsError> {
    let what = "the output of `credential_process`";
    let object = answer::object(what, output)?;
    match object.get("Version").and_then(serde_json::Value::as_u64) {
        Some(1) => answer::credentials(what, &object, "SessionToken"),
        Some(other) => Err(CredentialsError::broken(format!("could not parse {what}: `Version` is {other}, not 1"))),
        None => Err(CredentialsError::broken(format!("could not parse {what}: no `Version`"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_show_nothing_of_the_output() {
        for output in [
            r#"{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "top-secret", "Expiration": "top-secret"}"#,
            r#"{"Version": 2, "SecretAccessKey": "top-secret"}"#,
            r#"{"SecretAccessKey": "top-secret"}"#,
            r#"["top-secret"]"#,
            "top-secret",
        ] {
            let error = parse(output.as_bytes()).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("top-secret"), "{error:?}");
        }
    }
}
