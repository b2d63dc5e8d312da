//! Sources of credentials, against the cases that the AWS SDKs share: recorded traffic, environment and files.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use aws_operation::{
    credentials::{
        Chain, Container, Credentials, CredentialsError, EndpointMode, FirstSource, InstanceMetadata, Plan, Profile,
        ProvideCredentials, Role, SsoToken,
    },
    profile::Profiles,
    system::{Fs, System},
};
use aws_operation_tests::{
    conformance::{self, Suite},
    replay::{self, Replay},
};
use serde_json::{Map, Value, json};

const FOLDER: &str = "profiles/smithy-rs-aws-config";

/// Error texts of the Rust SDK's own making, and how this crate says the same.
const OWN_WORDS: &[(&str, &str)] = &[
    ("imds_default_chain_error", "EC2 instance metadata: the instance has no IAM role"),
    ("imds_disabled", "disabled by `AWS_EC2_METADATA_DISABLED`"),
    ("imds_no_iam_role", "profile: the instance has no IAM role"),
    ("profile_overrides_web_identity", "profile: `AWS_ACCESS_KEY_ID` is not set"),
    ("sso_server_error", "sso answered 503"),
    ("web_identity_token_invalid_jwt", "InvalidIdentityToken: No OpenIDConnect provider found in your account"),
    ("credential_process_failure", "external process exited with code exit status: 1"),
    ("credential_process_invalid", "could not parse the output of `credential_process`: invalid JSON"),
    ("empty_config", "no profiles were defined"),
    ("invalid_config", "could not parse the configuration file, line 2: property did not have a name"),
];

#[tokio::test]
async fn the_usual_chain_serves_as_the_sdks_chain_does() {
    let Some(cases) = folders("default-credential-provider-chain") else { return };
    let mut suite = Suite::new("default chain", &[]);
    for (name, folder) in cases {
        suite.check(&name, recorded(&name, &folder, |system| Box::new(Chain::usual(&system))).await);
    }
    suite.finish(29);
}

#[tokio::test]
async fn profiles_serve_as_the_sdks_profiles_do() {
    let Some(cases) = folders("profile-provider") else { return };
    let mut suite = Suite::new("profile provider", &[]);
    for (name, folder) in cases {
        suite.check(&name, recorded(&name, &folder, |system| Box::new(Profile::new(system))).await);
    }
    suite.finish(18);
}

#[tokio::test]
async fn bearer_tokens_are_those_of_the_sign_in() {
    let Some(cases) = folders("default-token-provider-chain") else { return };
    let mut suite = Suite::new("token provider", &[]);
    for (name, folder) in cases {
        let case = replay::read(&folder.join("test-case.json"));
        let system = replay::system(&folder, Replay::default());
        let token = SsoToken::load(&system).await;
        let found = token.map(|token| json!({ "token": token.token(), "expiration": date(token.expiry()) }));
        suite.check(
            &name,
            found
                .map_err(|error| error.to_string())
                .and_then(|found| conformance::equal(&found, &case["result"]["Ok"])),
        );
    }
    suite.finish(3);
}

#[test]
fn plans_are_what_the_sdks_read_in_profiles() {
    let Some(cases) = conformance::json(&format!("{FOLDER}/assume-role-tests.json")) else { return };
    let mut suite = Suite::new("assume role", &[]);
    for case in conformance::list(&cases) {
        suite.check(conformance::text(&case["docs"]), plan_case(case));
    }
    suite.finish(28);
}

#[tokio::test]
async fn containers_are_asked_where_the_sdks_ask_them() {
    let Some(cases) = conformance::json(&format!("{FOLDER}/ecs-tests.json")) else { return };
    let mut suite = Suite::new("container endpoint", &[]);
    for case in conformance::list(&cases["tests"]) {
        let replay = Replay::default();
        let system = System::new(replay.clone()).with_env(conformance::env(&case["env"]));
        let outcome = Container::new(system).provide().await;
        let words = match case["result"]["ErrorContains"].as_str() {
            Some(words) if words.starts_with("No environment variables") => {
                Some("neither `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` nor")
            }
            words => words,
        };
        suite.check(conformance::text(&case["docs"]), first_request(&replay, outcome, words, &case["result"]["Ok"]));
    }
    suite.finish(11);
}

#[tokio::test]
async fn instance_metadata_is_asked_where_the_sdks_ask_it() {
    let Some(cases) = conformance::json(&format!("{FOLDER}/imds-config/imds-endpoint-tests.json")) else { return };
    let mut suite = Suite::new("instance metadata endpoint", &[]);
    for case in conformance::list(&cases["tests"]) {
        let replay = Replay::default();
        let files = case["fs"].as_object().into_iter().flatten();
        let files = files.map(|(name, content)| (name, conformance::text(content)));
        let system = System::new(replay.clone()).with_env(conformance::env(&case["env"])).with_fs(Fs::in_memory(files));
        let mut source = InstanceMetadata::new(system);
        if let Some(endpoint) = case["endpoint_override"].as_str() {
            source = source.with_endpoint(endpoint);
        }
        if case["mode_override"] == "IPv6" {
            source = source.with_mode(EndpointMode::IpV6);
        }
        let outcome = source.provide().await;
        let words = match case["result"]["Err"].as_str() {
            Some("`error` is not a valid endpoint mode") => Some("`error` is not a value for"),
            Some("invalid uri character") => {
                Some("`AWS_EC2_METADATA_SERVICE_ENDPOINT`: `not a uri` is not an endpoint, it is not a URL")
            }
            Some("`IPv7` is not a valid endpoint mode") => Some("`IPv7` is not a value for"),
            words => words,
        };
        suite.check(conformance::text(&case["docs"]), first_request(&replay, outcome, words, &case["result"]["Ok"]));
    }
    suite.finish(14);
}

#[tokio::test]
async fn console_sign_ins_serve_while_they_are_valid() {
    const RENEWAL: &str = "a console sign-in is not renewed: that takes a DPoP signature; the error says `aws login`";
    let Some(cases) = conformance::json(&format!("{FOLDER}/login-provider-test-cases.json")) else { return };
    let mut suite = Suite::new("console sign-in", &[("Success - Expired token triggers successful refresh", RENEWAL)]);
    for case in conformance::list(&cases) {
        suite.check(conformance::text(&case["documentation"]), login_case(case).await);
    }
    suite.finish(8);
}

/// Runs a recorded case.
async fn recorded(
    name: &str,
    folder: &Path,
    source: impl Fn(System) -> Box<dyn ProvideCredentials>,
) -> Result<(), String> {
    let traffic = folder.join("http-traffic.json");
    let replay = if traffic.exists() { Replay::new(&replay::read(&traffic)) } else { Replay::default() };
    let case = replay::read(&folder.join("test-case.json"));
    let outcome = source(replay::system(folder, replay.clone())).provide().await;
    match (&case["result"], outcome) {
        (result, Ok(credentials)) => {
            conformance::equal(&shown(&credentials), result.get("Ok").unwrap_or(result))?;
            replay.verify()
        }
        (result, Err(error)) => {
            let theirs = result["ErrorContains"].as_str().ok_or_else(|| error.to_string())?;
            let ours = OWN_WORDS.iter().find(|(case, _)| *case == name);
            conformance::contains(&error.to_string(), ours.map_or(theirs, |(_, ours)| ours))
        }
    }
}

fn shown(credentials: &Credentials) -> Value {
    let seconds = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    without_nulls(json!({
        "access_key_id": credentials.access_key_id(),
        "secret_access_key": credentials.secret_access_key(),
        "session_token": credentials.session_token(),
        "account_id": credentials.account_id(),
        "expiry": credentials.expiry().map(seconds),
    }))
}

fn plan_case(case: &Value) -> Result<(), String> {
    let input = &case["input"];
    let config = sections("profile", &input["profiles"]) + &sections("sso-session", &input["sso_sessions"]);
    let profiles = Profiles::parse(&config, "").map_err(|error| error.to_string())?;
    match (Plan::of(&profiles.select(conformance::text(&input["selected_profile"]))), &case["output"]) {
        (Ok(plan), output) => conformance::equal(&steps(&plan), &output["ProfileChain"]),
        (Err(error), output) => {
            let expected = output["Error"].as_str().ok_or_else(|| error.to_string())?;
            conformance::contains(&error.to_string(), expected)
        }
    }
}

fn sections(kind: &str, sections: &Value) -> String {
    // Writing to a string does not fail.
    let mut text = String::new();
    for (name, properties) in sections.as_object().into_iter().flatten() {
        let _ = writeln!(text, "[{kind} {name}]");
        for (key, value) in properties.as_object().into_iter().flatten() {
            let _ = writeln!(text, "{key} = {}", conformance::text(value));
        }
    }
    text
}

fn steps(plan: &Plan) -> Value {
    let first = match &plan.first {
        FirstSource::Static(credentials) => json!({ "AccessKey": shown(credentials) }),
        FirstSource::Environment => json!({ "NamedSource": "Environment" }),
        FirstSource::InstanceMetadata => json!({ "NamedSource": "Ec2InstanceMetadata" }),
        FirstSource::Container => json!({ "NamedSource": "EcsContainer" }),
        FirstSource::WebIdentity { role, token_file } => {
            let mut fields = role_fields(role);
            fields.insert("web_identity_token_file".to_owned(), json!(token_file));
            json!({ "WebIdentityToken": fields })
        }
        FirstSource::Sso(sso) => json!({ "Sso": without_nulls(json!({
            "sso_session": sso.session, "sso_region": sso.region, "sso_start_url": sso.start_url,
            "sso_account_id": sso.role.as_ref().map(|(account, _)| account),
            "sso_role_name": sso.role.as_ref().map(|(_, role)| role),
        })) }),
        other => json!({ "Other": format!("{other:?}") }),
    };
    let roles = plan.roles.iter().map(|role| json!({ "AssumeRole": role_fields(role) }));
    Value::Array([first].into_iter().chain(roles).collect())
}

fn role_fields(role: &Role) -> Map<String, Value> {
    let fields = without_nulls(json!({
        "role_arn": role.role_arn, "role_session_name": role.session_name, "external_id": role.external_id,
    }));
    fields.as_object().cloned().unwrap_or_default()
}

fn without_nulls(value: Value) -> Value {
    let Value::Object(fields) = value else { return value };
    Value::Object(fields.into_iter().filter(|(_, value)| !value.is_null()).collect())
}

/// Whether the first request went to the expected place, or none went anywhere and the error says why.
fn first_request(
    replay: &Replay,
    outcome: Result<Credentials, CredentialsError>,
    words: Option<&str>,
    expected: &Value,
) -> Result<(), String> {
    let error = outcome.expect_err("nobody answers in these cases").to_string();
    match words {
        Some(words) => conformance::contains(&error, words),
        None => conformance::equal(&json!(replay.asked().first().map(ToString::to_string)), expected),
    }
}

async fn login_case(case: &Value) -> Result<(), String> {
    let config = [("/home/.aws/config".to_owned(), conformance::text(&case["configContents"]).to_owned())];
    let cache = case["cacheContents"].as_object().into_iter().flatten();
    let cache = cache.map(|(name, content)| (format!("/home/.aws/login/cache/{name}"), content.to_string()));
    let system = System::new(Replay::default())
        .with_env(conformance::env(&json!({ "HOME": "/home", "AWS_PROFILE": "signin" })))
        .with_fs(Fs::in_memory(config.into_iter().chain(cache)));
    let outcome = Profile::new(system).provide().await;
    let expected = &case["outcomes"][0];
    match outcome {
        Err(_) if expected["result"] == "error" => Ok(()),
        Err(error) => Err(error.to_string()),
        Ok(credentials) => conformance::equal(
            &json!({
                "result": "credentials", "accessKeyId": credentials.access_key_id(),
                "secretAccessKey": credentials.secret_access_key(), "sessionToken": credentials.session_token(),
                "accountId": credentials.account_id(), "expiresAt": credentials.expiry().map(date),
            }),
            expected,
        ),
    }
}

fn date(time: SystemTime) -> String {
    aws_operation::Timestamp::from(time).to_string()
}

/// The cases of a suite, by name.
fn folders(suite: &str) -> Option<BTreeMap<String, PathBuf>> {
    let folder = conformance::path(&format!("{FOLDER}/{suite}"))?;
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let named = |path: PathBuf| Some((path.file_name()?.to_str()?.to_owned(), path));
    Some(paths.filter_map(named).collect())
}
