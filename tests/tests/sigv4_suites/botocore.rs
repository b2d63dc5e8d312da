//! The first suite that AWS published, as botocore keeps it: requests signed in the headers.

use std::path::Path;

use aws_operation::{
    credentials::Credentials,
    sigv4::{ContentSha256, SessionToken},
};
use aws_operation_tests::conformance::{self, Suite};

use crate::{
    aws_c_auth::read,
    case::{Case, Outcome, SECRET, time},
    message::Message,
};

const SECURITY_TOKEN: &str = "x-amz-security-token";

const DIFFERING: [(&str, &str); 1] = [(
    "get-vanilla-with-session-token",
    "the signature in its signed request is that of `get-vanilla`, and contradicts its own .authz, which is met",
)];

#[test]
fn botocore_aws4_testsuite() {
    let Some(root) = conformance::path("sigv4/botocore-aws4_testsuite") else { return };
    let mut suite = Suite::new("sigv4 botocore aws4_testsuite", &DIFFERING);
    for group in ["", "normalize-path", "post-sts-token"] {
        let root = root.join(group);
        for name in conformance::folders(&root) {
            if let Some(outcome) = check(&root.join(&name), &name) {
                suite.check(&name, outcome);
            }
        }
    }
    suite.finish(34);
}

/// `None` where the folder is no case but a group of them.
fn check(folder: &Path, name: &str) -> Option<Result<(), String>> {
    let (case, expected) = case(folder, name)?;
    let outcome = case.sign(&expected);
    if DIFFERING.iter().any(|(differing, _)| *differing == name) {
        let without_fault = case.sign(&Outcome { signed_request: None, ..expected });
        assert_eq!(without_fault, Ok(()), "`{name}` must differ in the signed request only");
    }
    Some(outcome)
}

fn case(folder: &Path, name: &str) -> Option<(Case, Outcome)> {
    let file = |extension: &str| read(folder, &format!("{name}.{extension}"));
    let request = Message::parse(&file("req")?);
    let expected = Outcome {
        canonical_request: file("creq"),
        string_to_sign: file("sts"),
        authorization: file("authz"),
        signature: None,
        signed_request: file("sreq"),
    };
    let signed_request = expected.signed_request.as_deref().map(Message::parse);
    let token = signed_request.as_ref().and_then(|signed| signed.headers.get(SECURITY_TOKEN)?.to_str().ok());
    let is_signed = expected.canonical_request.as_deref().is_some_and(|text| text.contains(SECURITY_TOKEN));
    let credentials = Credentials::new("AKIDEXAMPLE", SECRET);
    let case = Case {
        request,
        credentials: match token {
            Some(token) => credentials.with_session_token(token),
            None => credentials,
        },
        region: "us-east-1".to_owned(),
        service: "service".to_owned(),
        time: time("20150830T123600Z"),
        normalize: true,
        content_sha256: ContentSha256::WhenUnsigned,
        session_token: if token.is_some() && !is_signed { SessionToken::Unsigned } else { SessionToken::Signed },
    };
    Some((case, expected))
}
