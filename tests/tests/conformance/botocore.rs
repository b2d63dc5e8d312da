//! botocore's protocol tests: Smithy's in its own notation, and the older ones.

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
    protocol::{AWS_JSON_1_0, AWS_JSON_1_1, Protocol, REST_JSON},
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

const EVENTS: &[(&str, &str)] = &[("RPC JSON Event Stream #0", "event streams are not supported")];

/// A file of cases.
struct File<'a> {
    protocol: &'a Protocol,
    /// `input` or `output`, the older ones in `legacy`.
    folder: &'a str,
    /// botocore's name of the protocol.
    name: &'a str,
    /// By suite, or by the operation's name where the suite has none of its own.
    declarations: Vec<(&'static str, Declaration)>,
}

#[test]
fn botocore_requests() {
    run("botocore rest-json requests", &File::newer(&REST_JSON, "input", "rest-json"), &[], 113);
}

#[test]
fn botocore_responses() {
    run("botocore rest-json responses", &File::newer(&REST_JSON, "output", "rest-json"), &[], 91);
}

#[test]
fn older_requests() {
    let file = File::older(&REST_JSON, "legacy/input", "rest-json", declared::legacy_requests());
    run("botocore rest-json requests, older", &file, OLDER_RULES, 56);
}

#[test]
fn older_responses() {
    let file = File::older(&REST_JSON, "legacy/output", "rest-json", declared::legacy_responses());
    run("botocore rest-json responses, older", &file, &[], 33);
}

#[test]
fn botocore_requests_of_aws_json() {
    let compatible = "json_1_0-query-compatible";
    run("botocore json 1.0 requests", &File::newer(&AWS_JSON_1_0, "input", "json_1_0"), &[], 21);
    run("botocore json 1.0 requests, query compatible", &File::newer(&AWS_JSON_1_0, "input", compatible), &[], 1);
    run("botocore json 1.1 requests", &File::newer(&AWS_JSON_1_1, "input", "json"), &[], 54);
}

#[test]
fn botocore_responses_of_aws_json() {
    let compatible = "json_1_0-query-compatible";
    run("botocore json 1.0 responses", &File::newer(&AWS_JSON_1_0, "output", "json_1_0"), &[], 32);
    run("botocore json 1.0 responses, query compatible", &File::newer(&AWS_JSON_1_0, "output", compatible), &[], 2);
    run("botocore json 1.1 responses", &File::newer(&AWS_JSON_1_1, "output", "json"), &[], 58);
}

#[test]
fn older_cases_of_aws_json() {
    let requests = File::older(&AWS_JSON_1_1, "legacy/input", "json", declared::aws_json::legacy_requests());
    run("botocore json requests, older", &requests, &[], 24);
    let responses = File::older(&AWS_JSON_1_1, "legacy/output", "json", declared::aws_json::legacy_responses());
    run("botocore json responses, older", &responses, EVENTS, 20);
}

impl<'a> File<'a> {
    fn newer(protocol: &'a Protocol, folder: &'a str, name: &'a str) -> Self {
        let declarations = (protocol.declarations)().into_iter().map(|declaration| ("", declaration)).collect();
        Self { protocol, folder, name, declarations }
    }

    fn older(
        protocol: &'a Protocol,
        folder: &'a str,
        name: &'a str,
        declarations: Vec<(&'static str, Declaration)>,
    ) -> Self {
        Self { protocol, folder, name, declarations }
    }
}

/// Runs a file's cases.
fn run(name: &'static str, file: &File<'_>, differing: &'static [(&'static str, &'static str)], all: usize) {
    let &File { protocol, folder, name: file_name, ref declarations } = file;
    let Some(suites) = conformance::json(&format!("botocore-protocols/{folder}/{file_name}.json")) else { return };
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
            let lists = [&ignored["general"], &ignored["protocols"][file_name]];
            let smithys =
                if is_ignored(lists, folder, description, &id) { smithys_outcome(protocol, folder, &id) } else { None };
            let outcome = match declaration {
                _ if smithys.is_some() => smithys.unwrap_or(Ok(())),
                Some((_, declaration)) => check(protocol, suite, case, declaration),
                None => Err(format!("no declaration of {operation}")),
            };
            results.check(&id, outcome);
        }
    }
    results.finish(all);
}

/// Whether botocore itself does not meet the case: then Smithy's own is the one to meet.
fn is_ignored(lists: [&Json; 2], folder: &str, suite: &str, id: &str) -> bool {
    let direction = if folder.ends_with("input") { "input" } else { "output" };
    let lists = lists.map(|list| &list[direction]);
    let named =
        |list: &Json, name: &str| list.as_array().is_some_and(|names| names.iter().any(|listed| listed == name));
    !folder.starts_with("legacy") && lists.iter().any(|list| named(&list["cases"], id) || named(&list["suites"], suite))
}

/// `None` where Smithy has dropped the case; then botocore's own is all there is.
fn smithys_outcome(protocol: &Protocol, folder: &str, id: &str) -> Option<Result<(), String>> {
    let kinds: &[&str] = if folder == "input" { &["request"] } else { &["response", "error-response"] };
    kinds.iter().find_map(|kind| smithy::check_by_id(protocol, kind, id))
}

fn check(protocol: &Protocol, suite: &Json, case: &Json, declaration: &Declaration) -> Result<(), String> {
    if case["response"].is_null() {
        let endpoint = suite["clientEndpoint"].as_str().unwrap_or("https://example.com");
        let endpoint: Endpoint = endpoint.parse().map_err(|error| format!("{error}"))?;
        let members = wire(protocol, suite, &case["given"]["input"], &case["params"], At::Request);
        return expected(&case["serialized"]).compare((declaration.request)(&members, &endpoint)?);
    }
    let wrong = |found: &Json, expected: &Json| conformance::equal(found, expected);
    match (declaration.response)(response(&case["response"])) {
        Answer::Unreadable(error) => Err(error),
        Answer::Output(found) => {
            let expected = wire(protocol, suite, &case["given"]["output"], &case["result"], At::Response);
            if same(&found, &expected) { Ok(()) } else { wrong(&found, &expected) }
        }
        Answer::Error { code, message, members } => {
            wrong(&code.clone().into(), &case["errorCode"])?;
            if !case["errorMessage"].is_null() {
                wrong(&message.into(), &case["errorMessage"])?;
            }
            // A code of the query protocol is not the name of the shape.
            let is_shape = code.as_deref().is_some_and(|code| !suite["shapes"][code].is_null());
            let shape = if is_shape { json!({ "shape": code }) } else { case["given"]["errors"][0].clone() };
            let expected = wire(protocol, suite, &shape, &case["error"], At::Response);
            let found = members.unwrap_or_else(|| json!({}));
            if same(&found, &expected) { Ok(()) } else { wrong(&found, &expected) }
        }
    }
}

/// Parameters by their wire names; `given` names their shape, and their payload where the shape does not.
fn wire(protocol: &Protocol, suite: &Json, given: &Json, params: &Json, at: At) -> Json {
    match given["shape"].as_str() {
        Some(shape) if !params.is_null() => {
            let payload = given["payload"].as_str();
            let has_bindings = protocol.has_bindings;
            let model = Botocore { shapes: &suite["shapes"], root: shape, payload, has_bindings };
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
