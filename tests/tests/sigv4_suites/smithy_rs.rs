//! What smithy-rs adds to the Common Runtime's suite: paths that are encoded twice.

use std::path::Path;

use aws_operation::{
    credentials::Credentials,
    sigv4::{ContentSha256, SessionToken},
};
use aws_operation_tests::conformance::{self, Suite};

use crate::{
    aws_c_auth::{self, read},
    case::{Case, Outcome, SECRET, time},
    message::Message,
};

#[test]
fn smithy_rs_signing_test_suite() {
    let Some(root) = conformance::path("sigv4/smithy-rs-signing-test-suite/v4") else { return };
    let mut suite = Suite::new("sigv4 smithy-rs signing-test-suite", &[]);
    for name in conformance::folders(&root) {
        let folder = root.join(&name);
        let outcome =
            if folder.join("context.json").exists() { aws_c_auth::check(&folder) } else { without_context(&folder) };
        suite.check(&name, outcome);
    }
    suite.finish(3);
}

/// Two cases have no context, and one of them has its canonical request at another time than its signed request: time
/// and scope are those that each file names itself.
fn without_context(folder: &Path) -> Result<(), String> {
    let request = read(folder, "request.txt").expect("a request");
    let canonical_request = read(folder, "header-canonical-request.txt").expect("a canonical request");
    let signed_request = read(folder, "header-signed-request.txt").expect("a signed request");
    let authorization = field(&signed_request, "authorization").expect("an authorization");
    let (_, credential) = authorization.split_once("Credential=").expect("a credential");
    let scope: Vec<_> = credential.split([',', '/']).collect();
    let [access_key_id, _, region, service, ..] = scope[..] else { panic!("no credential scope: {credential}") };
    let at = |text: &str| Case {
        request: Message::parse(&request),
        credentials: Credentials::new(access_key_id, secret(access_key_id)),
        region: region.to_owned(),
        service: service.to_owned(),
        time: time(field(text, "x-amz-date").expect("a time")),
        normalize: true,
        content_sha256: ContentSha256::WhenUnsigned,
        session_token: SessionToken::Signed,
    };
    let string_to_sign = read(folder, "header-string-to-sign.txt");
    let canonical_request_at = at(&canonical_request);
    canonical_request_at.sign(&Outcome {
        canonical_request: Some(canonical_request),
        string_to_sign,
        ..Outcome::default()
    })?;
    at(&signed_request).sign(&Outcome { signed_request: Some(signed_request), ..Outcome::default() })
}

/// The secrets that AWS's tests use with these names.
fn secret(access_key_id: &str) -> &'static str {
    if access_key_id == "ANOTREAL" { "notrealrnrELgWzOk3IfjzDKtFBhDby" } else { SECRET }
}

/// The value of a header, in a request or a canonical request.
fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let is_named = |line: &&str| line.split_once(':').is_some_and(|(field, _)| field.eq_ignore_ascii_case(name));
    text.lines().find(is_named).and_then(|line| line.split_once(':')).map(|(_, value)| value.trim())
}
