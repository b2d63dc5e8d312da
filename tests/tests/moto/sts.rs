//! STS: roles assumed one with the other's credentials, with a web identity, and whose the credentials then are.

use aws_operation::{
    credentials::{CallerIdentity, Chain, Credentials, ProvideCredentials},
    system::{Env, Fs, System},
};

const CONFIG: &str = "
[profile outer]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/outer
role_session_name = second
source_profile = inner
[profile inner]
role_arn = arn:aws:iam::123456789012:role/inner
role_session_name = first
source_profile = keys
[profile keys]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = secret
";

pub(crate) async fn roles(url: &str) {
    let credentials = act_as(url, &[("AWS_PROFILE", "outer")], "assumed-role/outer/second").await;
    let roles = "arn:aws:iam::123456789012:role/inner -> arn:aws:iam::123456789012:role/outer";
    assert_eq!(credentials.source(), Some(format!("profile `outer` (static keys -> {roles})").as_str()));
}

pub(crate) async fn web_identity(url: &str) {
    let variables = [
        ("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"),
        ("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/pod"),
        ("AWS_ROLE_SESSION_NAME", "third"),
    ];
    let credentials = act_as(url, &variables, "assumed-role/pod/third").await;
    assert_eq!(credentials.source(), Some("web identity"));
}

async fn act_as(url: &str, variables: &[(&str, &str)], name: &str) -> Credentials {
    let common = [("HOME", "/home"), ("AWS_ENDPOINT_URL_STS", url)];
    let system = System::default()
        .with_env(Env::from_pairs(common.iter().chain(variables).copied()))
        .with_fs(Fs::in_memory([("/home/.aws/config", CONFIG), ("/token", "any.web.token")]));
    let credentials = Chain::usual(&system).provide().await.unwrap();
    assert_eq!(credentials.account_id(), Some("123456789012"));
    assert!(credentials.session_token().is_some() && credentials.expiry().is_some());
    let caller = CallerIdentity::ask(&system, &credentials).await.unwrap();
    assert_eq!(caller.arn, format!("arn:aws:sts::123456789012:{name}"));
    credentials
}
