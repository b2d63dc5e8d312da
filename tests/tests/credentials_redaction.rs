//! Secrets of credentials: planted wherever one can come from, and looked for in whatever can be shown.

use std::fmt::Debug;

use aws_operation::{
    credentials::{
        Cached, Chain, Container, Credentials, Environment, InstanceMetadata, Plan, Profile, ProvideCredentials,
        SsoToken, WebIdentity,
    },
    profile::{Profiles, Settings},
    system::{Env, Fs, System},
};
use aws_operation_tests::loopback::{Reply, Service};

/// What no `Debug`, `Display` or error may hold.
const SECRET: &str = "s3cr3t";

const CONFIG: &str = "
[default]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = s3cr3t-key
aws_session_token = s3cr3t-token
[profile process]
credential_process = vault --password=s3cr3t
[profile broken-process]
credential_process = echo '{\"Version\": 1, \"SecretAccessKey\": \"s3cr3t\"}'; exit 3
[profile odd-process]
credential_process = echo '{\"Version\": 1, \"SecretAccessKey\": \"s3cr3t\"}'
[profile role]
role_arn = arn:aws:iam::123456789012:role/deploy
source_profile = default
[profile sso]
sso_session = work
sso_account_id = 123456789012
sso_role_name = Admin
[sso-session work]
sso_region = eu-west-1
sso_start_url = https://example.awsapps.com/start
";

/// `~/.aws/sso/cache/<SHA-1 of "work">.json`, by `printf work | sha1sum`.
const SSO_TOKEN_FILE: &str = "/home/.aws/sso/cache/e274eeff768c6396088ec6eb091f4bf4d47ab1e0.json";

const SSO_TOKEN: &str = r#"{"accessToken": "s3cr3t-a", "expiresAt": "2099-01-01T00:00:00Z", "refreshToken": "s3cr3t-r",
    "clientId": "client", "clientSecret": "s3cr3t-c"}"#;

fn machine(service: &Service, variables: &[(&str, &str)]) -> System {
    let url = service.url();
    let common = [
        ("HOME", "/home"),
        ("AWS_ENDPOINT_URL", url.as_str()),
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", url.as_str()),
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", url.as_str()),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "s3cr3t-container"),
        ("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"),
        ("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/pod"),
    ];
    System::default().with_env(Env::from_pairs(common.iter().chain(variables).copied())).with_fs(Fs::in_memory([
        ("/home/.aws/config", CONFIG),
        (SSO_TOKEN_FILE, SSO_TOKEN),
        ("/token", "s3cr3t.jwt"),
    ]))
}

fn shows_none(value: &impl Debug) {
    for shown in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!shown.contains(SECRET), "{shown}");
    }
}

#[tokio::test]
async fn no_debug_shows_a_secret() {
    let service = Service::answering(200, "").await;
    let keys = [("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "s3cr3t-env")];
    let system = machine(&service, &keys);
    let settings = Settings::load(system.env(), system.fs()).await.unwrap();
    assert_eq!(settings.profiles().setting("aws_secret_access_key"), Some("s3cr3t-key"), "it is there to be found");

    shows_none(&system);
    shows_none(&settings);
    shows_none(&settings.get(&["AWS_SECRET_ACCESS_KEY"], "aws_secret_access_key"));
    shows_none(&settings.get(&[], "aws_secret_access_key"));
    for (name, section) in settings.profiles().iter() {
        shows_none(&section);
        shows_none(&Plan::of(&settings.profiles().clone().select(name)).unwrap());
        shows_none(&Profile::named(system.clone(), name));
    }
    shows_none(&SsoToken::load(&machine(&service, &[("AWS_PROFILE", "sso")])).await.unwrap());
    shows_none(&Environment::new(system.env().clone()));
    shows_none(&Cached::new(Credentials::new("AKIDEXAMPLE", SECRET)));
    let chain = Chain::usual(&system);
    shows_none(&chain);
    shows_none(&chain.provide().await.unwrap());
    shows_none(&Profile::new(system).provide().await.unwrap());
}

#[tokio::test]
async fn no_error_shows_a_secret_that_was_sent_or_answered() {
    let answers = [
        (200, r#"{"SecretAccessKey": "s3cr3t", "Token": "s3cr3t"}"#),
        (200, r#"{"AccessKeyId": "A", "SecretAccessKey": "s3cr3t", "Expiration": "s3cr3t"}"#),
        (200, r#"{"roleCredentials": {"accessKeyId": "A", "secretAccessKey": "s3cr3t"}}"#),
        (200, "<R><SecretAccessKey>s3cr3t</SecretAccessKey><Expiration>s3cr3t</Expiration></R>"),
        (200, "{s3cr3t"),
        (400, "s3cr3t"),
        (403, "<E><Code>SignatureDoesNotMatch</Code><Message>No.\n\nx-amz-security-token:s3cr3t</Message></E>"),
        (500, "s3cr3t"),
    ];
    for (status, body) in answers {
        let service = Service::start(move |_, request| {
            if request.is("PUT /latest/api/token ") {
                Reply::Answer(200, "s3cr3t-session".to_owned())
            } else if request.is("GET /latest/meta-data/iam/security-credentials/ ") {
                Reply::Answer(200, "instance-role".to_owned())
            } else {
                Reply::Answer(status, body.to_owned())
            }
        })
        .await;
        let system = machine(&service, &[]);
        let mut sources: Vec<Box<dyn ProvideCredentials>> = vec![
            Box::new(InstanceMetadata::new(system.clone())),
            Box::new(Container::new(system.clone())),
            Box::new(WebIdentity::new(system.clone())),
        ];
        for profile in ["role", "sso", "broken-process", "odd-process"] {
            sources.push(Box::new(Profile::named(system.clone(), profile)));
        }
        for source in sources {
            let error = source.provide().await.expect_err("none of these answers holds credentials");
            for shown in [format!("{error}"), format!("{error:?}"), format!("{error:#?}")] {
                assert!(!shown.contains(SECRET), "{}: {shown}", source.name());
            }
        }
    }
}

#[test]
fn no_error_shows_a_line_of_the_files() {
    for text in ["[default]\naws_secret_access_key s3cr3t", "s3cr3t = s3cr3t", "[default]\nx =\n s3cr3t", "[s3cr3t"] {
        for (config, credentials) in [(text, ""), ("", text)] {
            let error = Profiles::parse(config, credentials).unwrap_err();
            assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
        }
    }
}
