//! STS: roles, web identities, whose credentials are.

use aws_operation::credentials::{CallerIdentity, Credentials, Profile, WebIdentity};
use aws_operation_tests::loopback::{Reply, Service};

use crate::{CREDENTIALS, failure, instance::metadata_giving, machine, profile, success};

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
