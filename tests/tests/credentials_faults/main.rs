//! The services that give out credentials, over real sockets: as they should be, and slow, faulty, expired, malformed.

mod chain;
mod container;
mod instance;
mod sso;
mod sts;

use std::time::Duration;

use aws_operation::{
    credentials::{Credentials, CredentialsError, Profile, ProvideCredentials},
    system::{Env, Fs, System},
};
use aws_operation_tests::loopback::Service;

const CREDENTIALS: &str = r#"{"Code": "Success", "AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret",
    "Token": "token", "Expiration": "2099-01-01T00:00:00Z"}"#;

fn machine(variables: &[(&str, &str)], files: &[(&str, &str)]) -> System {
    let home = [("HOME", "/home")];
    System::default()
        .with_env(Env::from_pairs(home.iter().chain(variables).copied()))
        .with_fs(Fs::in_memory(files.iter().copied()))
}

fn profile(service: &Service, config: &str, files: &[(&str, &str)]) -> (Profile, System) {
    let files: Vec<_> = [("/home/.aws/config", config)].iter().chain(files).copied().collect();
    let system = machine(&[("AWS_ENDPOINT_URL", &service.url())], &files);
    (Profile::new(system.clone()), system)
}

async fn failure(source: &impl ProvideCredentials) -> CredentialsError {
    tokio::time::timeout(Duration::from_secs(40), source.provide())
        .await
        .expect("no wait is without bounds")
        .expect_err("there are no credentials to be had")
}

async fn success(source: &impl ProvideCredentials) -> Credentials {
    source.provide().await.expect("there are credentials to be had")
}
