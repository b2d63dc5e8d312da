//! botocore's protocol tests for rest-json: Smithy's in its own notation, and the older ones.

use aws_operation::Endpoint;
use aws_operation_tests::conformance::{self, Suite, list, text};
use bytes::Bytes;
use http::Response;
use serde_json::{Value as Json, json};

use crate::{
    declaration::{Answer, Declaration},
    declared,
    expected::Expected,
    model::{At, Botocore, to_wire},
    normal::same,
    smithy,
};

/// Older cases that Smithy's newer ones contradict.
const OLDER_RULES: &[(&str, &str)] = &[
    (
        "List in header #0",
        "a header list has a space behind each comma, as in `RestJsonInputAndOutputWithStringHeaders`",
    ),
    ("List in header #1", "an empty header list is sent, as in `RestJsonNullAndEmptyHeaders`"),
];

#[test]
fn botocore_requests() {
    run("botocore rest-json requests", "input", &declared::smithy_by_name(), &[], 113);
}

#[test]
fn botocore_responses() {
    run("botocore rest-json responses", "output", &declared::smithy_by_name(), &[], 91);
}

#[test]
fn older_requests() {
    run("botocore rest-json requests, older", "legacy/input", &declared::legacy_requests(), OLDER_RULES, 56);
}

#[test]
fn older_responses() {
    run("botocore rest-json responses, older", "legacy/output", &declared::legacy_responses(), &[], 33);
}

/// Runs a folder's cases. `declarations` are by suite, or by the operation's name where the suite has none of its own.
fn run(
    name: &'static str,
    folder: &str,
    declarations: &[(&str, Declaration)],
    differing: &'static [(&'static str, &'static str)],
    all: usize,
) {
    let Some(suites) = conformance::json(&format!("botocore-protocols/{folder}/rest-json.json")) else { return };
    let Some(ignored) = conformance::json("botocore-protocols/protocol-tests-ignore-list.json") else { return };
    let mut results = Suite::new(name, differing);
    for suite in list(&suites) {
        let description = text(&suite["description"]);
        for (index, case) in list(&suite["cases"]).iter().enumerate() {
            let id = case["id"].as_str().map_or_else(|| format!("{description} #{index}"), str::to_owned);
            let operation = text(&case["given"]["name"]);
            let uri = case["given"]["http"]["requestUri"].as_str().unwrap_or("/");
            let query = uri.split_once('?').map_or("", |(_, query)| query);
            // Some suites have two operations of one name, which differ in their query alone.
            let declaration = declarations.iter().find(|(suite, declaration)| {
                declaration.name() == operation
                    && (suite.is_empty() || *suite == description && declaration.operation.query == query)
            });
            let smithys =
                if is_ignored(&ignored, folder, description, &id) { smithys_outcome(folder, &id) } else { None };
            let outcome = match declaration {
                _ if smithys.is_some() => smithys.unwrap_or(Ok(())),
                Some((_, declaration)) => check(suite, case, declaration),
                None => Err(format!("no declaration of {operation}")),
            };
            results.check(&id, outcome);
        }
    }
    results.finish(all);
}

/// Whether botocore itself does not meet the case: then Smithy's own is the one to meet.
fn is_ignored(ignored: &Json, folder: &str, suite: &str, id: &str) -> bool {
    let direction = if folder.ends_with("input") { "input" } else { "output" };
    let lists = [&ignored["general"][direction], &ignored["protocols"]["rest-json"][direction]];
    let named =
        |list: &Json, name: &str| list.as_array().is_some_and(|names| names.iter().any(|listed| listed == name));
    !folder.starts_with("legacy") && lists.iter().any(|list| named(&list["cases"], id) || named(&list["suites"], suite))
}

/// `None` where Smithy has dropped the case; then botocore's own is all there is.
fn smithys_outcome(folder: &str, id: &str) -> Option<Result<(), String>> {
    let kinds: &[&str] = if folder == "input" { &["request"] } else { &["response", "error-response"] };
    kinds.iter().find_map(|kind| smithy::check_by_id(kind, id))
}

fn check(suite: &Json, case: &Json, declaration: &Declaration) -> Result<(), String> {
    if case["response"].is_null() {
        let endpoint = suite["clientEndpoint"].as_str().unwrap_or("https://example.com");
        let endpoint: Endpoint = endpoint.parse().map_err(|error| format!("{error}"))?;
        let members = wire(suite, &case["given"]["input"], &case["params"], At::Request);
        return expected(&case["serialized"]).compare((declaration.request)(&members, &endpoint)?);
    }
    let wrong = |found: &Json, expected: &Json| conformance::equal(found, expected);
    match (declaration.response)(response(&case["response"])) {
        Answer::Unreadable(error) => Err(error),
        Answer::Output(found) => {
            let expected = wire(suite, &case["given"]["output"], &case["result"], At::Response);
            if same(&found, &expected) { Ok(()) } else { wrong(&found, &expected) }
        }
        Answer::Error { code, message, members } => {
            wrong(&code.clone().into(), &case["errorCode"])?;
            if !case["errorMessage"].is_null() {
                wrong(&message.into(), &case["errorMessage"])?;
            }
            let shape = json!({ "shape": code });
            let expected = wire(suite, &shape, &case["error"], At::Response);
            let found = members.unwrap_or_else(|| json!({}));
            if same(&found, &expected) { Ok(()) } else { wrong(&found, &expected) }
        }
    }
}

/// Parameters by their wire names; `given` names their shape, and their payload where the shape does not.
fn wire(suite: &Json, given: &Json, params: &Json, at: At) -> Json {
    match given["shape"].as_str() {
        Some(shape) if !params.is_null() => {
            let model = Botocore { shapes: &suite["shapes"], root: shape, payload: given["payload"].as_str() };
            to_wire(&model, shape, params, at)
        }
        _ => json!({}),
    }
}

fn response(case: &Json) -> Response<Bytes> {
    let status = case["status_code"].as_u64().and_then(|code| u16::try_from(code).ok()).unwrap_or(200);
    let mut response = Response::builder().status(status);
    for (name, value) in case["headers"].as_object().into_iter().flatten() {
        response = response.header(name, text(value));
    }
    response
        .body(Bytes::from(case["body"].as_str().unwrap_or_default().to_owned()))
        .expect("the case's response is one")
}

fn expected(case: &Json) -> Expected<'_> {
    let texts = |key: &str| case[key].as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
    let (path, query) = text(&case["uri"]).split_once('?').unwrap_or((text(&case["uri"]), ""));
    Expected {
        method: case["method"].as_str(),
        path,
        query: query.split('&').filter(|pair| !pair.is_empty()).collect(),
        headers: case["headers"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), text(value)))
            .collect(),
        forbidden: texts("forbidHeaders"),
        required: texts("requireHeaders"),
        body: case["body"].as_str(),
        host: case["host"].as_str(),
    }
}
