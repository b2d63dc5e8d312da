//! The services that give out credentials, over real sockets: as they should be, and slow, faulty, expired, malformed.

use std::time::{Duration, Instant, SystemTime};

use aws_operation::{
    credentials::{
        CallerIdentity, Chain, Container, Credentials, CredentialsError, InstanceMetadata, Profile, ProvideCredentials,
        WebIdentity,
    },
    region::Region,
    system::{Env, Fs, System},
};
use aws_operation_tests::loopback::{Reply, Service};

const CREDENTIALS: &str = r#"{"Code": "Success", "AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret",
    "Token": "token", "Expiration": "2099-01-01T00:00:00Z"}"#;

const ASSUMED: &str = "<AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser>\
    <Arn>arn:aws:sts::123456789012:assumed-role/deploy/me</Arn></AssumedRoleUser><Credentials>\
    <AccessKeyId>ASIAASSUMED</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>\
    <SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>\
    </Credentials></AssumeRoleResult></AssumeRoleResponse>";

const ROLE: &str = "
[default]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/deploy
role_session_name = me
external_id = a b
duration_seconds = 900
source_profile = base
[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = secret
";

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

fn machine(variables: &[(&str, &str)], files: &[(&str, &str)]) -> System {
    let home = [("HOME", "/home")];
    System::default()
        .with_env(Env::from_pairs(home.iter().chain(variables).copied()))
        .with_fs(Fs::in_memory(files.iter().copied()))
}

fn metadata(service: &Service) -> InstanceMetadata {
    InstanceMetadata::new(machine(&[("AWS_EC2_METADATA_SERVICE_ENDPOINT", &service.url())], &[]))
}

fn container(service: &Service, variables: &[(&str, &str)], files: &[(&str, &str)]) -> Container {
    let uri = format!("{}/role", service.url());
    let variables: Vec<_> =
        [("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri.as_str())].iter().chain(variables).copied().collect();
    Container::new(machine(&variables, files))
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

/// A metadata service that is sound but for its credentials.
async fn metadata_giving(status: u16, credentials: &'static str) -> Service {
    Service::start(move |_, request| {
        if request.is("PUT /latest/api/token ") {
            Reply::Answer(200, "session".to_owned())
        } else if request.header("x-aws-ec2-metadata-token") != Some("session") {
            Reply::Answer(401, String::new())
        } else if request.is("GET /latest/meta-data/iam/security-credentials/ ") {
            Reply::Answer(200, "instance-role".to_owned())
        } else if request.is("GET /latest/meta-data/iam/security-credentials/instance-role ") {
            Reply::Answer(status, credentials.to_owned())
        } else if request.is("GET /latest/meta-data/placement/region ") {
            Reply::Answer(200, "eu-north-1".to_owned())
        } else {
            Reply::Answer(404, String::new())
        }
    })
    .await
}

#[tokio::test]
async fn instance_metadata_gives_credentials_and_the_region() {
    let service = metadata_giving(200, CREDENTIALS).await;
    let credentials = success(&metadata(&service)).await;
    assert_eq!((credentials.access_key_id(), credentials.session_token()), ("ASIAEXAMPLE", Some("token")));
    assert_eq!(credentials.source(), Some("EC2 instance metadata"));
    assert_eq!(service.arrived()[0].header("x-aws-ec2-metadata-token-ttl-seconds"), Some("21600"));

    let system = machine(&[("AWS_EC2_METADATA_SERVICE_ENDPOINT", &service.url())], &[]);
    let region = Region::discover(&system).await.unwrap();
    assert_eq!((region.name(), region.origin()), ("eu-north-1", "EC2 instance metadata"));
}

#[tokio::test]
async fn silence_of_instance_metadata_is_soon_taken_for_absence() {
    let service = Service::start(|_, _| Reply::Silence).await;
    let begun = Instant::now();
    let error = failure(&metadata(&service)).await;
    assert!(error.is_absent(), "{error}");
    assert_eq!(error.to_string(), "instance metadata: no answer within 1s");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!(service.arrived().len(), 2);
}

#[tokio::test]
async fn a_refused_connection_of_instance_metadata_is_absence() {
    let service = Service::answering(200, "").await;
    let url = service.url();
    drop(service);
    let source = InstanceMetadata::new(machine(&[("AWS_EC2_METADATA_SERVICE_ENDPOINT", &url)], &[]));
    let error = failure(&source).await;
    assert!(error.is_absent(), "{error}");
    assert!(error.to_string().starts_with("instance metadata: could not connect"), "{error}");
}

#[tokio::test]
async fn faults_of_instance_metadata_are_told() {
    for (status, body, expected) in [
        (500, "", "instance metadata answered 500 Internal Server Error when asked for the role's credentials"),
        (404, "", "instance metadata answered 404 Not Found when asked for the role's credentials"),
        (
            200,
            "<html>",
            "could not parse the credentials that instance metadata gave: invalid JSON at line 1, column 1",
        ),
        (200, "{}", "could not parse the credentials that instance metadata gave: no `AccessKeyId`"),
        (200, r#"{"Code": "Failed"}"#, "instance metadata has no credentials: `Failed`"),
        (
            200,
            r#"{"AccessKeyId": "A", "SecretAccessKey": "S", "Expiration": "soon"}"#,
            "could not parse the credentials that instance metadata gave: `Expiration` is no date and time",
        ),
    ] {
        let error = failure(&metadata(&metadata_giving(status, body).await)).await;
        assert_eq!((error.to_string().as_str(), error.is_absent()), (expected, false));
    }
}

#[tokio::test]
async fn instance_metadata_is_asked_again_after_a_fault_and_not_for_ever() {
    let service = Service::start(|_, _| Reply::Answer(503, String::new())).await;
    let error = failure(&metadata(&service)).await;
    assert_eq!(error.to_string(), "instance metadata answered 503 Service Unavailable when asked for a token");
    assert_eq!(service.arrived().len(), 4);
}

#[tokio::test]
async fn expired_credentials_of_instance_metadata_are_used_for_some_minutes_more() {
    let body =
        r#"{"AccessKeyId": "ASIAOLD", "SecretAccessKey": "s", "Token": "t", "Expiration": "2020-01-01T00:00:00Z"}"#;
    let credentials = success(&metadata(&metadata_giving(200, body).await)).await;
    let left = credentials.expiry().unwrap().duration_since(SystemTime::now()).unwrap();
    assert!(left > Duration::from_secs(500) && left <= Duration::from_mins(10), "{left:?}");
}

#[tokio::test]
async fn a_container_gets_credentials_for_its_token() {
    let service = Service::answering(200, CREDENTIALS).await;
    let source = container(&service, &[("AWS_CONTAINER_AUTHORIZATION_TOKEN", "show this")], &[]);
    assert_eq!(success(&source).await.access_key_id(), "ASIAEXAMPLE");
    assert_eq!(service.arrived()[0].header("authorization"), Some("show this"));

    let from_file =
        [("AWS_CONTAINER_AUTHORIZATION_TOKEN", "unused"), ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token")];
    success(&container(&service, &from_file, &[("/token", "from the file\n")])).await;
    assert_eq!(service.arrived()[1].header("authorization"), Some("from the file"));
}

#[tokio::test]
async fn faults_of_the_container_endpoint_are_told() {
    for (status, body, expected) in [
        (403, r#"{"message": "no"}"#, "the container endpoint answered 403 Forbidden"),
        (500, "", "the container endpoint answered 500 Internal Server Error"),
        (200, "[]", "could not parse the credentials that the container endpoint gave: it is JSON, but no object"),
    ] {
        let service = Service::answering(status, body).await;
        let error = failure(&container(&service, &[], &[])).await;
        assert_eq!((error.to_string().as_str(), error.is_absent()), (expected, false));
    }
    for (reply, expected) in [
        (Service::start(|_, _| Reply::Silence).await, "container endpoint: no answer within 2s"),
        (Service::start(|_, _| Reply::HangUp).await, "container endpoint: the connection failed"),
        (Service::start(|_, _| Reply::Truncated).await, "container endpoint: the answer broke off"),
        (Service::start(|_, _| Reply::Endless).await, "container endpoint: the answer is larger than"),
    ] {
        let error = failure(&container(&reply, &[], &[])).await;
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[tokio::test]
async fn a_token_goes_to_nobody_else_and_into_no_other_header() {
    let token = ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "top-secret");
    for uri in ["http://example.com/role", "http://10.0.0.1/role", "http://169.254.170.3/role", "ftp://localhost/role"]
    {
        let error = failure(&Container::new(machine(&[("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri), token], &[]))).await;
        assert!(error.to_string().starts_with("`AWS_CONTAINER_CREDENTIALS_FULL_URI`: "), "{error}");
    }
    let service = Service::answering(200, CREDENTIALS).await;
    let split = [("AWS_CONTAINER_AUTHORIZATION_TOKEN", "top-secret\r\nx-injected: 1")];
    let error = failure(&container(&service, &split, &[])).await.to_string();
    assert!(error.contains("the authorization token holds characters that a header can't"), "{error}");
    assert!(!error.contains("top-secret"), "{error}");
    assert!(service.arrived().is_empty());
}

#[tokio::test]
async fn a_role_is_assumed_as_the_profile_says() {
    let service = Service::start(|count, _| match count {
        0 => Reply::Answer(500, "<html>".to_owned()),
        1 => Reply::HangUp,
        _ => Reply::Answer(200, ASSUMED.to_owned()),
    })
    .await;
    let credentials = success(&profile(&service, ROLE, &[]).0).await;
    assert_eq!((credentials.access_key_id(), credentials.account_id()), ("ASIAASSUMED", Some("123456789012")));
    let source = "profile `default` (static keys -> arn:aws:iam::123456789012:role/deploy)";
    assert_eq!(credentials.source(), Some(source));

    let arrived = service.arrived();
    assert_eq!(arrived.len(), 3);
    assert_eq!(
        arrived[2].body(),
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fdeploy\
         &RoleSessionName=me&ExternalId=a%20b&DurationSeconds=900"
    );
    let authorization = arrived[2].header("authorization").unwrap();
    assert!(authorization.starts_with("AWS4-HMAC-SHA256 Credential=AKIDBASE/"), "{authorization}");
    assert!(authorization.contains("/eu-west-1/sts/aws4_request, SignedHeaders=content-type;host;x-amz-date,"));
}

#[tokio::test]
async fn an_instance_assumes_roles_in_its_own_region() {
    let (instance, sts) = (metadata_giving(200, CREDENTIALS).await, Service::answering(200, ASSUMED).await);
    let config = "[default]\nrole_arn = arn:aws:iam::123456789012:role/deploy\ncredential_source = Ec2InstanceMetadata";
    let variables = [("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.url()), ("AWS_ENDPOINT_URL_STS", sts.url())];
    let variables: Vec<_> = variables.iter().map(|(name, url)| (*name, url.as_str())).collect();
    success(&Profile::new(machine(&variables, &[("/home/.aws/config", config)]))).await;
    let authorization = sts.arrived()[0].header("authorization").unwrap().to_owned();
    assert!(authorization.contains("/eu-north-1/sts/aws4_request"), "{authorization}");
}

#[tokio::test]
async fn faults_of_sts_are_told() {
    let refused = |code: &str, message: &str| {
        format!("<ErrorResponse><Error><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>")
    };
    for (status, body, expected) in [
        (403, refused("AccessDenied", "not you &amp; not now"), "AccessDenied: not you & not now (403)"),
        (
            403,
            refused(
                "SignatureDoesNotMatch",
                "It does not match.\n\nThe Canonical String was\nx-amz-security-token:s3cr3t",
            ),
            "SignatureDoesNotMatch: It does not match. (403)",
        ),
        (400, "<html>proxy".to_owned(), "the answer was 400 Bad Request, without an error that STS knows"),
        (200, "<AssumeRoleResponse>".to_owned(), "the answer holds no `Expiration`"),
        (200, ASSUMED.replace("2099-", "never-"), "`Expiration` is no date and time"),
        (200, ASSUMED.replace("SessionToken", "Other"), "the answer holds no `SessionToken`"),
    ] {
        let service = Service::answering(status, &body).await;
        let error = failure(&profile(&service, ROLE, &[]).0).await;
        let expected = format!("`AssumeRole` of `arn:aws:iam::123456789012:role/deploy`: {expected}");
        assert_eq!((error.to_string(), error.is_absent()), (expected, false));
    }
}

#[tokio::test]
async fn sts_tells_whose_credentials_are() {
    let answer = "<R><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/jo</Arn><UserId>AIDAJO</UserId>\
        <Account>123456789012</Account></GetCallerIdentityResult></R>";
    let service = Service::answering(200, answer).await;
    let system = machine(&[("AWS_ENDPOINT_URL_STS", &service.url())], &[]);
    let credentials = Credentials::new("AKIDJO", "secret");
    let caller = CallerIdentity::ask(&system, &credentials).await.unwrap();
    assert_eq!((caller.arn.as_str(), caller.user_id.as_str()), ("arn:aws:iam::123456789012:user/jo", "AIDAJO"));
    assert_eq!(caller.account, "123456789012");

    let request = &service.arrived()[0];
    assert_eq!(request.body(), "Action=GetCallerIdentity&Version=2011-06-15");
    // No region is known: the global endpoint's.
    assert!(request.header("authorization").unwrap().contains("/us-east-1/sts/aws4_request"));

    let service = Service::answering(403, "<E><Code>InvalidClientTokenId</Code><Message>invalid</Message></E>").await;
    let system = machine(&[("AWS_ENDPOINT_URL_STS", &service.url())], &[]);
    let error = CallerIdentity::ask(&system, &credentials).await.unwrap_err();
    assert_eq!(error.to_string(), "`GetCallerIdentity`: InvalidClientTokenId: invalid (403)");
}

#[tokio::test]
async fn an_mfa_code_is_not_asked_for_and_nothing_is_sent() {
    let service = Service::answering(200, ASSUMED).await;
    let config = ROLE.replace("external_id = a b", "mfa_serial = arn:aws:iam::123456789012:mfa/jo");
    let error = failure(&profile(&service, &config, &[]).0).await.to_string();
    assert!(error.starts_with("profile `default` asks for a code of the MFA device"), "{error}");
    assert!(service.arrived().is_empty());
}

#[tokio::test]
async fn a_web_identity_shows_its_token_unsigned() {
    let service = Service::answering(200, ASSUMED).await;
    let system = machine(
        &[
            ("AWS_ENDPOINT_URL_STS", &service.url()),
            ("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"),
            ("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/pod"),
        ],
        &[("/token", "a.b.c\n")],
    );
    assert_eq!(success(&WebIdentity::new(system)).await.access_key_id(), "ASIAASSUMED");
    let request = &service.arrived()[0];
    assert_eq!(request.header("authorization"), None);
    assert!(request.body().starts_with("Action=AssumeRoleWithWebIdentity&"), "{}", request.body());
    assert!(request.body().contains("&RoleSessionName=aws-operation-"), "{}", request.body());
    assert!(request.body().ends_with("&WebIdentityToken=a.b.c"), "{}", request.body());
}

fn sso_token(expiry: &str, more: &str) -> String {
    format!(r#"{{"accessToken": "old-token", "expiresAt": "{expiry}"{more}}}"#)
}

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

#[tokio::test]
async fn the_error_of_the_chain_lists_who_was_asked_and_why_nobody_served() {
    let system = machine(&[("AWS_EC2_METADATA_DISABLED", "true")], &[("/home/.aws/config", "[default]\nregion = x")]);
    let error = failure(&Chain::usual(&system)).await;
    assert!(error.is_absent());
    assert_eq!(
        error.to_string(),
        "no credentials found; environment: `AWS_ACCESS_KEY_ID` is not set; profile: profile `default` did not contain \
         credential information; web identity: `AWS_WEB_IDENTITY_TOKEN_FILE` is not set; container endpoint: neither \
         `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` nor `AWS_CONTAINER_CREDENTIALS_FULL_URI` is set; EC2 instance \
         metadata: disabled by `AWS_EC2_METADATA_DISABLED`"
    );
    assert_eq!(error.tried().len(), 5);
}

#[tokio::test]
async fn a_broken_source_ends_the_search() {
    let service = Service::answering(200, CREDENTIALS).await;
    let system = machine(
        &[("AWS_PROFILE", "typo"), ("AWS_CONTAINER_CREDENTIALS_FULL_URI", &service.url())],
        &[("/home/.aws/config", "[profile dev]\nregion = eu-west-1")],
    );
    let error = failure(&Chain::usual(&system)).await;
    assert!(!error.is_absent());
    let names: Vec<_> = error.tried().iter().map(|tried| tried.name.as_str()).collect();
    assert_eq!(names, ["environment", "profile"]);
    assert!(error.to_string().contains("profile `typo` is in neither shared file"), "{error}");
    assert!(service.arrived().is_empty());
}
