//! The example `update_stream` as a person runs it.

use std::{
    env,
    path::PathBuf,
    process::{Command, Output},
};

/// The main job: both seed operations on the embedded endpoint.
#[test]
fn it_shows_every_kind_of_answer_and_no_secret() {
    let output = run(&[], &[]);
    let shown = text(&output);
    assert!(output.status.success(), "{shown}");
    for expected in [
        "  PUT /streams/aws-operation-example HTTP/1.1\n",
        "  POST /UpdateIngestConfiguration HTTP/1.1\n",
        "SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;content-type;host;x-amz-date;x-amz-security-token, Signature=[redacted]\n",
        "  x-amz-security-token: [redacted]\n",
        "/us-east-1/iot/aws4_request\n",
        "/us-east-1/ivs/aws4_request\n",
        "streamKey: <redacted>",
        "UpdateStream: ResourceNotFoundException (404): Stream no-such-stream not found [request id ",
        "`files[1].s3Location.key`: must have at least 1 characters, has 0",
        "\n4 requests were sent and all of their signatures verified\n",
    ] {
        assert!(shown.contains(expected), "`{expected}` is not in:\n{shown}");
    }
    for secret in ["wJalrXUtnFEMI", "FwoGZXIvYXdzEXAMPLE", "first-key", "second-key"] {
        assert!(!shown.contains(secret), "`{secret}` is shown:\n{shown}");
    }
}

#[test]
fn the_region_and_the_stream_are_the_users() {
    let shown = text(&run(&["--region=eu-central-1", "--stream-id", "locks/1"], &[]));
    assert!(shown.contains("PUT /streams/locks%2F1 HTTP/1.1"), "{shown}");
    assert!(shown.contains("/eu-central-1/iot/aws4_request"), "{shown}");
}

#[test]
fn mistakes_on_the_command_line_are_told_with_the_usage() {
    for (arguments, mistake) in [
        (&["--lve"][..], "error: `--lve` is no option of this program\n"),
        (&["s1"], "error: `s1` is no option of this program\n"),
        (&["--region"], "error: `--region` needs a region after it\n"),
        (&["--region", "--live"], "error: `--region` needs a region after it\n"),
        (&["--stream-id="], "error: `--stream-id` needs a stream id after it\n"),
        (&["--live=yes"], "error: `--live` takes no value\n"),
        (
            &["--live", "--endpoint-url", "http://localhost:1"],
            "error: `--live` sends to AWS and `--endpoint-url` elsewhere: give one of them\n",
        ),
        (
            &["--endpoint-url", "http://localhost:1", "--live"],
            "error: `--live` sends to AWS and `--endpoint-url` elsewhere: give one of them\n",
        ),
    ] {
        let output = run(arguments, &[]);
        let shown = text(&output);
        assert_eq!(output.status.code(), Some(2), "{shown}");
        assert!(shown.starts_with(mistake) && shown.contains("\nusage: cargo run --example update_stream"), "{shown}");
    }
    let help = run(&["--help"], &[]);
    assert!(help.status.success() && text(&help).starts_with("usage: "), "{}", text(&help));
}

#[test]
fn what_is_missing_for_a_real_call_is_told() {
    let url = ["--endpoint-url", "http://127.0.0.1:9"];
    let keys = [("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")];
    let region = ("AWS_REGION", "eu-west-1");
    for (arguments, env, told) in [
        (
            &["--endpoint-url", "localhost:4566"][..],
            &[][..],
            "error: `localhost:4566` is not an endpoint, it has no scheme: write a URL such as `http://localhost:4566`",
        ),
        (&url, &[region], "UpdateStream: no credentials, nothing was sent: "),
        (&["--live"], &keys, "no region is known"),
        (&url, &[keys[0], keys[1], region], "UpdateStream: could not connect"),
    ] {
        let output = run(arguments, env);
        let shown = text(&output);
        assert_eq!(output.status.code(), Some(1), "{shown}");
        assert!(shown.contains(told), "`{told}` is not in:\n{shown}");
        assert!(!shown.contains("wJalrXUtnFEMI"), "{shown}");
    }
}

/// What it prints, errors last.
fn text(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].iter().map(|bytes| String::from_utf8_lossy(bytes)).collect()
}

/// Runs it with these arguments and variables, and nothing else of this machine: no profile, no instance role.
fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(built());
    command.args(arguments).env_clear().envs(variables.iter().copied());
    command.envs([("AWS_EC2_METADATA_DISABLED", "true"), ("HOME", "/nonexistent")]);
    command.output().expect("the example runs")
}

/// The built example: `cargo test --workspace` has built it, and a run of this test alone builds it now.
fn built() -> PathBuf {
    let test = env::current_exe().expect("a test has a path");
    let profile = test.ancestors().nth(2).expect("it lies in `deps`");
    let example = profile.join("examples").join(format!("update_stream{}", env::consts::EXE_SUFFIX));
    if !example.exists() {
        let cargo = Command::new(env!("CARGO")).args(["build", "--quiet", "--example", "update_stream"]).status();
        assert!(cargo.is_ok_and(|status| status.success()), "the example does not build");
    }
    example
}
