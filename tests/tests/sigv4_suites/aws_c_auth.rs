//! The suite of the AWS Common Runtime, the newest: each case signed in the headers and in the query.

use std::{fs, path::Path, time::Duration};

use aws_operation::{
    credentials::Credentials,
    sigv4::{ContentSha256, SessionToken},
};
use aws_operation_tests::conformance::{self, Suite, text};
use serde_json::Value;

use crate::{
    case::{Case, Outcome, time},
    message::Message,
};

#[test]
fn aws_c_auth_v4() {
    let Some(root) = conformance::path("sigv4/aws-c-auth-v4") else { return };
    let mut suite = Suite::new("sigv4 aws-c-auth-v4 (header and query)", &[]);
    for name in conformance::folders(&root) {
        suite.check(&name, check(&root.join(&name)));
    }
    suite.finish(38);
}

/// Also for the suites that have taken this one's format over.
pub(crate) fn check(folder: &Path) -> Result<(), String> {
    let context: Value = serde_json::from_str(&read(folder, "context.json").expect("a context")).expect("JSON");
    let case = case(&context, &read(folder, "request.txt").expect("a request"));
    case.sign(&outcome(folder, "header")).map_err(|difference| format!("signed in the headers: {difference}"))?;
    let expires = context["expiration_in_seconds"].as_u64().map(Duration::from_secs).expect("a time to live");
    let presigned = case.presign(expires, &outcome(folder, "query"));
    presigned.map_err(|difference| format!("signed in the query: {difference}"))
}

fn case(context: &Value, request: &str) -> Case {
    let keys = &context["credentials"];
    let mut credentials = Credentials::new(text(&keys["access_key_id"]), text(&keys["secret_access_key"]));
    if let Some(token) = keys["token"].as_str() {
        credentials = credentials.with_session_token(token);
    }
    let is_set = |name: &str| context[name].as_bool().unwrap_or_default();
    Case {
        request: Message::parse(request),
        credentials,
        region: text(&context["region"]).to_owned(),
        service: text(&context["service"]).to_owned(),
        time: time(text(&context["timestamp"])),
        normalize: is_set("normalize"),
        content_sha256: if is_set("sign_body") { ContentSha256::Always } else { ContentSha256::WhenUnsigned },
        session_token: if is_set("omit_session_token") { SessionToken::Unsigned } else { SessionToken::Signed },
    }
}

fn outcome(folder: &Path, location: &str) -> Outcome {
    let file = |name: &str| {
        let text = read(folder, &format!("{location}-{name}.txt"));
        Some(text.unwrap_or_else(|| panic!("{}: no {location}-{name}.txt", folder.display())))
    };
    Outcome {
        canonical_request: file("canonical-request"),
        string_to_sign: file("string-to-sign"),
        signature: file("signature"),
        signed_request: file("signed-request"),
        authorization: None,
    }
}

pub(crate) fn read(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}
