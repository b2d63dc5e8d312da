//! The example `whoami` as a person runs it.

use std::{
    env,
    path::PathBuf,
    process::{Command, Output},
};

use aws_operation_tests::loopback::Service;

const KEYS: &[(&str, &str)] = &[
    ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
    ("AWS_SECRET_ACCESS_KEY", "s3cr3t-key"),
    ("AWS_SESSION_TOKEN", "s3cr3t-token"),
    ("AWS_REGION", "cn-north-1"),
];

#[test]
fn it_shows_what_is_used_and_why_and_no_secret() {
    let output = run(&[], KEYS);
    let shown = text(&output);
    assert!(output.status.success(), "{shown}");
    for expected in [
        "profile                 default, which is in neither shared file\n",
        "region                  cn-north-1, from `AWS_REGION`\n",
        "endpoint                https://iot.cn-north-1.amazonaws.com.cn for IoT, AWS's own\n",
        "credentials             AKIDEXAMPLE, from environment\n",
        "  secret key            [redacted]\n",
        "  session token         [redacted]\n",
        "  expiry                never\n",
    ] {
        assert!(shown.contains(expected), "`{expected}` is not in:\n{shown}");
    }
    assert!(!shown.contains("s3cr3t"), "{shown}");
}

#[test]
fn it_shows_who_was_asked_where_there_are_no_credentials() {
    let output = run(&[], &[("AWS_REGION", "eu-west-1")]);
    let shown = text(&output);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    for expected in [
        "credentials             none; asked in this order\n",
        "  environment           `AWS_ACCESS_KEY_ID` is not set\n",
        "  profile               no profiles were defined\n",
        "  EC2 instance metadata disabled by `AWS_EC2_METADATA_DISABLED`\n",
    ] {
        assert!(shown.contains(expected), "`{expected}` is not in:\n{shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_proves_whose_the_credentials_are_when_asked() {
    let answer = "<R><Arn>arn:aws-cn:iam::123456789012:user/jo</Arn><UserId>AIDAJO</UserId>\
        <Account>123456789012</Account></R>";
    let service = Service::answering(200, answer).await;
    let url = service.url();
    let variables: Vec<_> = KEYS.iter().copied().chain([("AWS_ENDPOINT_URL", url.as_str())]).collect();
    let shown = text(&run(&["--call"], &variables));
    assert!(
        shown.contains("caller                  arn:aws-cn:iam::123456789012:user/jo of account 123456789012\n"),
        "{shown}"
    );
    assert!(shown.contains(&format!("endpoint                {url} for IoT, from AWS_ENDPOINT_URL\n")), "{shown}");
}

#[test]
fn mistakes_on_the_command_line_are_told_with_the_usage() {
    let output = run(&["--cal"], KEYS);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("usage: whoami [--call]\n"));
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(built());
    command.args(arguments).env_clear().envs([("AWS_EC2_METADATA_DISABLED", "true"), ("HOME", "/nonexistent")]);
    command.envs(variables.iter().copied()).output().expect("the example runs")
}

/// The built example: `cargo test --workspace` has built it, and a run of this test alone builds it now.
fn built() -> PathBuf {
    let test = env::current_exe().expect("a test has a path");
    let profile = test.ancestors().nth(2).expect("it lies in `deps`");
    let example = profile.join("examples").join(format!("whoami{}", env::consts::EXE_SUFFIX));
    if !example.exists() {
        let cargo = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "aws-operation", "--example", "whoami"])
            .status();
        assert!(cargo.is_ok_and(|status| status.success()), "the example does not build");
    }
    example
}
