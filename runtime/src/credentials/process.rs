//! Programs that print credentials.

use std::{
    io,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    thread,
    time::Duration,
};

use tokio::sync::oneshot;

use crate::system::read_up_to;

use super::{
    Credentials, CredentialsError,
    answer::{Object, malformed},
};

/// Long enough for somebody to touch a security key or to sign in.
const TIMEOUT: Duration = Duration::from_mins(5);

/// No credentials are larger.
const LIMIT: u64 = 256 * 1024;

/// How soon, and how seldom at last, a program is asked for its end once its output has ended.
const FIRST_PAUSE: Duration = Duration::from_millis(1);
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// Runs a [`credential_process`](https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html) in
/// the system's shell.
///
/// What it writes to standard error goes where this program's own goes: it may be meant for somebody's eyes, and may
/// hold secrets, so it becomes part of no error. Dropping the future ends the program.
pub(super) async fn run(command: &str) -> Result<Credentials, CredentialsError> {
    run_within(TIMEOUT, command).await
}

async fn run_within(limit: Duration, command: &str) -> Result<Credentials, CredentialsError> {
    let failed = |why: String| CredentialsError::broken(format!("`credential_process`: {why}"));
    let mut program = Program::start(command).map_err(|error| failed(format!("could not be started: {error}")))?;
    let (output, status) = tokio::time::timeout(limit, program.finish())
        .await
        .map_err(|_| failed(format!("not done within {limit:?}")))?
        .map_err(|error| failed(format!("could not be read: {error}")))?;
    if !status.success() {
        return Err(failed(format!("external process exited with code {status}; standard error may say why")));
    }
    parse(&output)
}

/// A program that runs, and is ended where this is dropped. By the standard library: `tokio::process` would bring two
/// crates more, for signals.
struct Program {
    child: Option<Child>,
    output: oneshot::Receiver<io::Result<Vec<u8>>>,
}

impl Program {
    fn start(command: &str) -> io::Result<Self> {
        let mut child = shell(command).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let stdout = child.stdout.take();
        let (sender, output) = oneshot::channel();
        let program = Self { child: Some(child), output };
        // A thread of its own: the end of a runtime waits for its blocking tasks, and this one may outlive the program,
        // as long as a program that it left behind holds its output open.
        in_thread(Box::new(move || {
            // Nobody waits for it any more where the call was given up.
            let _given_up = sender.send(read(stdout));
        }))?;
        Ok(program)
    }

    async fn finish(&mut self) -> io::Result<(Vec<u8>, ExitStatus)> {
        let output = (&mut self.output).await.map_err(io::Error::other)??;
        let mut pause = FIRST_PAUSE;
        loop {
            if let Some(status) = self.ended()? {
                return Ok((output, status));
            }
            tokio::time::sleep(pause).await;
            pause = LONGEST_PAUSE.min(pause * 2);
        }
    }

    fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.as_mut().map_or(Ok(None), Child::try_wait)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if matches!(self.ended(), Ok(Some(_))) {
            return;
        }
        if let Some(mut child) = self.child.take() {
            // It fails where the program has just ended by itself.
            let _ended = child.kill();
            // The system remembers an ended program until somebody asks for its status, which waits for the end. Where
            // there is no thread for that, it is remembered until this process ends.
            let _asked = in_thread(Box::new(move || drop(child.wait())));
        }
    }
}

fn in_thread(work: Box<dyn FnOnce() + Send>) -> io::Result<()> {
    thread::Builder::new().name("aws-operation credential_process".to_owned()).spawn(work).map(drop)
}

fn shell(command: &str) -> Command {
    // The shell as in the SDKs for Go, Java and Rust; a command may be a pipe.
    let (shell, flag) = if cfg!(windows) { ("cmd.exe", "/C") } else { ("sh", "-c") };
    let mut shell = Command::new(shell);
    shell.arg(flag).arg(command);
    shell
}

fn read(stdout: Option<ChildStdout>) -> io::Result<Vec<u8>> {
    let output = match stdout {
        Some(mut stdout) => read_up_to(LIMIT + 1, &mut stdout, Vec::new())?,
        None => Vec::new(),
    };
    if output.len() as u64 > LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it prints more than 256 KiB"));
    }
    Ok(output)
}

fn parse(output: &[u8]) -> Result<Credentials, CredentialsError> {
    let what = "the output of `credential_process`";
    let object = Object::parse(what, output)?;
    match object.number("Version") {
        Some(1) => object.credentials("SessionToken"),
        Some(other) => Err(malformed(what, &format!("`Version` is {other}, not 1"))),
        None => Err(malformed(what, "no `Version`")),
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
    #[cfg(unix)]
    mod ends {
        use std::{fs, path::PathBuf, time::Instant};

        use super::*;

        /// A shell's command that tells its process id before it does `what`, and where it tells it.
        fn telling(name: &str, what: &str) -> (String, PathBuf) {
            let path = std::env::temp_dir().join(format!("aws-operation-{name}-{}", std::process::id()));
            let _absent = fs::remove_file(&path);
            (format!("echo $$ > {0}.new; mv {0}.new {0}; {what}", path.display()), path)
        }

        /// Nothing is left of the process that told its id there, not even what the system remembers of it.
        fn assert_gone(path: &PathBuf) {
            let id = fs::read_to_string(path).unwrap();
            fs::remove_file(path).unwrap();
            let started = Instant::now();
            while Command::new("kill").args(["-0", id.trim()]).stderr(Stdio::null()).status().unwrap().success() {
                assert!(started.elapsed() < Duration::from_secs(5), "the program is left behind");
                thread::sleep(Duration::from_millis(5));
            }
        }

        async fn error(limit: Duration, command: &str) -> String {
            run_within(limit, command).await.unwrap_err().to_string()
        }

        #[tokio::test]
        async fn at_the_limit_on_time() {
            let (command, path) = telling("limit", "exec sleep 100");
            let error = error(Duration::from_millis(300), &command).await;
            assert!(error.contains("not done within 300ms"), "{error}");
            assert_gone(&path);
        }

        #[tokio::test]
        async fn when_the_future_is_dropped() {
            let (command, path) = telling("dropped", "exec sleep 100");
            let watched = async {
                while !path.exists() {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            };
            tokio::select! {
                ended = run(&command) => panic!("it sleeps: {ended:?}"),
                () = watched => {}
            }
            assert_gone(&path);
        }

        #[tokio::test]
        async fn where_it_prints_too_much() {
            let (command, path) = telling("much", "exec yes s3cr3t");
            let error = error(TIMEOUT, &command).await;
            assert!(error.contains("it prints more than 256 KiB") && !error.contains("s3cr3t"), "{error}");
            assert_gone(&path);
        }

        #[tokio::test]
        async fn by_itself_after_its_output() {
            let (command, path) = telling("itself", "echo '{}'; exec >&-; sleep 0.1; exit 3");
            let error = error(TIMEOUT, &command).await;
            assert!(error.contains("exited with code exit status: 3"), "{error}");
            assert_gone(&path);
        }
    }
}
