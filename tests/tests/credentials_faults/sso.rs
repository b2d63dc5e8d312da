//! IAM Identity Center.

use std::time::{Duration, SystemTime};

use aws_operation_tests::loopback::{Reply, Service};

use crate::{failure, profile, success};

const SSO: &str = "
[default]
sso_session = work
sso_account_id = 123456789012
sso_role_name = Admin
[sso-session work]
sso_region = eu-west-1
sso_start_url = https://example.awsapps.com/start
";

/// `~/.aws/sso/cache/<SHA-1 of "work">.json`, by `printf work | sha1sum`.
const SSO_TOKEN_FILE: &str = "/home/.aws/sso/cache/e274eeff768c6396088ec6eb091f4bf4d47ab1e0.json";

const REFRESHABLE: &str = r#", "refreshToken": "refresh", "clientId": "client", "clientSecret": "hush",
    "registrationExpiresAt": "2099-01-01T00:00:00Z", "region": "eu-west-1", "note": "of another tool""#;

const SSO_CREDENTIALS: &str = r#"{"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "secret",
    "sessionToken": "token", "expiration": 4070908800000}}"#;

#[tokio::test]
async fn a_sign_in_is_renewed_and_kept() {
    let service = Service::start(|_, request| {
        if request.is("POST /token ") {
            Reply::Answer(200, r#"{"accessToken": "new-token", "expiresIn": 28800, "refreshToken": "next"}"#.to_owned())
        } else if request.header("x-amz-sso_bearer_token") == Some("new-token") {
            Reply::Answer(200, SSO_CREDENTIALS.to_owned())
        } else {
            Reply::Answer(401, String::new())
        }
    })
    .await;
    let (source, system) = profile(&service, SSO, &[(SSO_TOKEN_FILE, &sso_token("2020-01-01T00:00:00Z", REFRESHABLE))]);
    let credentials = success(&source).await;
    assert_eq!((credentials.access_key_id(), credentials.account_id()), ("ASIASSO", Some("123456789012")));
    assert_eq!(credentials.source(), Some("profile `default` (IAM Identity Center)"));

    let arrived = service.arrived();
    let asked: serde_json::Value = serde_json::from_str(arrived[0].body()).unwrap();
    let expected = serde_json::json!({
        "clientId": "client", "clientSecret": "hush", "grantType": "refresh_token", "refreshToken": "refresh",
    });
    assert_eq!(asked, expected);
    assert!(arrived[1].is("GET /federation/credentials?account_id=123456789012&role_name=Admin "), "{:?}", arrived[1]);

    let kept = system.fs().read_to_string(SSO_TOKEN_FILE.as_ref()).await.unwrap();
    let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
    assert_eq!((&kept["accessToken"], &kept["refreshToken"]), (&"new-token".into(), &"next".into()));
    assert_eq!(kept["note"], "of another tool");

    success(&source).await;
    assert_eq!(service.arrived().len(), 3, "the renewed token serves");
}

#[tokio::test]
async fn a_sign_in_that_does_not_hold_says_how_to_sign_in() {
    let refusing = Service::answering(401, "{}").await;
    for (token, expected) in [
        (sso_token("2099-01-01T00:00:00Z", ""), "sso no longer accepts the token; sign in with `aws sso login`"),
        (
            sso_token("2020-01-01T00:00:00Z", ""),
            "the sso token expired and could not be renewed: it came without a refresh token; sign in with `aws sso \
             login`",
        ),
        (
            sso_token("2020-01-01T00:00:00Z", REFRESHABLE),
            "the sso token expired and could not be renewed: the answer was 401 Unauthorized; sign in with `aws sso \
             login`",
        ),
        (
            sso_token("2020-01-01T00:00:00Z", &REFRESHABLE.replace("2099", "2021")),
            "the sso token expired and could not be renewed: the client's registration expired too; sign in with `aws \
             sso login`",
        ),
    ] {
        let error = failure(&profile(&refusing, SSO, &[(SSO_TOKEN_FILE, &token)]).0).await;
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn a_token_that_is_still_valid_serves_though_its_renewal_fails() {
    let service = Service::start(|_, request| {
        if request.is("POST /token ") {
            Reply::Answer(400, "{}".to_owned())
        } else {
            Reply::Answer(200, SSO_CREDENTIALS.to_owned())
        }
    })
    .await;
    let soon = aws_operation::Timestamp::from(SystemTime::now() + Duration::from_mins(1)).to_string();
    let (source, _) = profile(&service, SSO, &[(SSO_TOKEN_FILE, &sso_token(&soon, REFRESHABLE))]);
    assert_eq!(success(&source).await.access_key_id(), "ASIASSO");
    assert_eq!(service.arrived()[1].header("x-amz-sso_bearer_token"), Some("old-token"));
}

#[tokio::test]
async fn faults_of_sso_are_told() {
    for (status, body, expected) in [
        (403, "{}", "sso answered 403 Forbidden for role `Admin` of account `123456789012`"),
        (200, "{}", "could not parse the credentials that sso gave: no `roleCredentials`"),
        (200, r#"{"roleCredentials": {}}"#, "could not parse the credentials that sso gave: no `accessKeyId`"),
    ] {
        let service = Service::answering(status, body).await;
        let token = sso_token("2099-01-01T00:00:00Z", "");
        let error = failure(&profile(&service, SSO, &[(SSO_TOKEN_FILE, &token)]).0).await;
        assert_eq!((error.to_string().as_str(), error.is_absent()), (expected, false));
    }
    let service = Service::answering(200, SSO_CREDENTIALS).await;
    let error = failure(&profile(&service, SSO, &[(SSO_TOKEN_FILE, "not JSON")]).0).await.to_string();
    assert_eq!(error, format!("could not parse the sso token in `{SSO_TOKEN_FILE}`: invalid JSON at line 1, column 2"));
    assert!(service.arrived().is_empty());
}

fn sso_token(expiry: &str, more: &str) -> String {
    format!(r#"{{"accessToken": "old-token", "expiresAt": "{expiry}"{more}}}"#)
}
