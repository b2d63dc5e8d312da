//! Smithy's protocol tests, and the ones that smithy-rs adds.

use aws_operation::Endpoint;
use aws_operation_tests::conformance::{self, Suite, text};
use bytes::Bytes;
use http::Response;
use serde_json::Value as Json;

use crate::{
    declaration::{Answer, Declaration},
    expected::Expected,
    model::{At, Smithy, to_wire},
    normal::same,
    protocol::{AWS_JSON_1_0, AWS_JSON_1_1, Protocol, REST_JSON},
};

/// What only a server needs.
const SERVERS: &[(&str, &str)] = &[(
    "RestJsonHttpResponseCodeNotSetFallsBackToHttpCode",
    "a declaration has no status of a success other than by its member: a client takes any",
)];

const PREDICT: &[(&str, &str)] = &[(
    "MachinelearningPredictEndpoint",
    "an endpoint by a request's value is not taken: such an operation does not compile",
)];

#[test]
fn smithy_requests() {
    run(&REST_JSON, Suite::new("Smithy restJson1 requests", &[]), "request", false, 142);
}

#[test]
fn smithy_responses() {
    run(&REST_JSON, Suite::new("Smithy restJson1 responses", SERVERS), "response", false, 102);
}

#[test]
fn smithy_errors() {
    run(&REST_JSON, Suite::new("Smithy restJson1 errors", &[]), "error-response", false, 14);
}

#[test]
fn smithy_rs_requests() {
    run(&REST_JSON, Suite::new("smithy-rs restJson1 requests", &[]), "request", true, 15);
}

#[test]
fn smithy_rs_responses() {
    run(&REST_JSON, Suite::new("smithy-rs restJson1 responses", &[]), "response", true, 14);
}

#[test]
fn smithy_rs_errors() {
    run(&REST_JSON, Suite::new("smithy-rs restJson1 errors", &[]), "error-response", true, 2);
}

#[test]
fn smithy_requests_of_aws_json() {
    run(&AWS_JSON_1_0, Suite::new("Smithy awsJson1_0 requests", &[]), "request", false, 29);
    run(&AWS_JSON_1_1, Suite::new("Smithy awsJson1_1 requests", PREDICT), "request", false, 57);
}

#[test]
fn smithy_responses_of_aws_json() {
    run(&AWS_JSON_1_0, Suite::new("Smithy awsJson1_0 responses", &[]), "response", false, 27);
    run(&AWS_JSON_1_1, Suite::new("Smithy awsJson1_1 responses", &[]), "response", false, 49);
}

#[test]
fn smithy_errors_of_aws_json() {
    run(&AWS_JSON_1_0, Suite::new("Smithy awsJson1_0 errors", &[]), "error-response", false, 16);
    run(&AWS_JSON_1_1, Suite::new("Smithy awsJson1_1 errors", &[]), "error-response", false, 14);
}

#[test]
fn smithy_rs_requests_of_aws_json() {
    run(&AWS_JSON_1_0, Suite::new("smithy-rs awsJson1_0 requests", &[]), "request", true, 1);
}

fn run(protocol: &Protocol, mut suite: Suite, kind: &str, extras: bool, all: usize) {
    let (Some(cases), Some(model)) = (protocol.cases(), protocol.model()) else { return };
    let declarations = (protocol.declarations)();
    let is_one = |case: &&Json| case["kind"] == kind && is_for_clients(case) && is_extra(case) == extras;
    for case in cases.iter().filter(is_one) {
        suite.check(text(&case["test"]["id"]), check(&model, &declarations, case));
    }
    suite.finish(all);
}

/// The case of this id, for a suite that defers to Smithy's.
pub(crate) fn check_by_id(protocol: &Protocol, kind: &str, id: &str) -> Option<Result<(), String>> {
    let (cases, model) = (protocol.cases()?, protocol.model()?);
    let case = cases.iter().find(|case| case["kind"] == kind && case["test"]["id"] == id && is_for_clients(case))?;
    Some(check(&model, &(protocol.declarations)(), case))
}

/// Requests that a client sends, and all responses: those of servers alone are written rather than read.
fn is_for_clients(case: &Json) -> bool {
    case["test"]["appliesTo"] != "server" || case["kind"] == "response"
}

/// Whether it is one that smithy-rs adds, to operations of its own or to Smithy's.
pub(crate) fn is_extra(case: &Json) -> bool {
    if ["UrlParamsKeyEncoding", "RestJsonQueryPrecedenceForbid"].contains(&text(&case["test"]["id"])) {
        return true;
    }
    let services: Vec<_> = case["service"].as_array().into_iter().flatten().map(text).collect();
    let extra =
        |service: &&str| ["Extras", "BigNumber", "QueryCompatService"].iter().any(|name| service.contains(name));
    services.iter().all(extra)
}

fn check(model: &Smithy, declarations: &[Declaration], case: &Json) -> Result<(), String> {
    let name = |id: &Json| text(id).rsplit('#').next().unwrap_or_default().to_owned();
    let test = &case["test"];
    match text(&case["kind"]) {
        "request" => {
            let declaration = find(declarations, &name(&case["operation"]))?;
            let input = case["input"].as_str().unwrap_or("smithy.api#Unit");
            let members = params(model, input, test, At::Request);
            let host = test["host"].as_str().unwrap_or("example.com");
            let endpoint: Endpoint = format!("https://{host}").parse().map_err(|error| format!("{error}"))?;
            let request = (declaration.request)(&members, &endpoint)?;
            let host = test["resolvedHost"].as_str().or_else(|| host.split('/').next());
            expected(test, host).compare(request)
        }
        "response" => {
            let declaration = find(declarations, &name(&case["operation"]))?;
            let shape = case["output"].as_str().unwrap_or("smithy.api#Unit");
            if test["appliesTo"] == "server" {
                let answer = (declaration.answer)(&params(model, shape, test, At::Response))?;
                return expected(test, None).compare_response(answer, test["code"].as_u64());
            }
            match (declaration.response)(response(test)) {
                Answer::Output(found) => compare(&found, &params(model, shape, test, At::Response)),
                Answer::Error { code, .. } => Err(format!("read as the error {code:?}")),
                Answer::Unreadable(error) => Err(error),
            }
        }
        _ => {
            let code = name(&case["error"]);
            let has_error = |declaration: &&Declaration| declaration.errors.iter().any(|error| error.code() == code);
            let declaration =
                declarations.iter().find(has_error).ok_or_else(|| format!("no declaration has the error {code}"))?;
            match (declaration.response)(response(test)) {
                Answer::Error { code: found, members, .. } => {
                    // A service that spoke the query protocol before keeps that protocol's codes.
                    let expected = test["vendorParams"]["code"].as_str().unwrap_or(&code);
                    conformance::equal(&found.into(), &expected.into())?;
                    compare(&members.unwrap_or_default(), &params(model, text(&case["error"]), test, At::Response))
                }
                Answer::Output(_) => Err("read as a success".to_owned()),
                Answer::Unreadable(error) => Err(error),
            }
        }
    }
}

pub(crate) fn find<'a>(declarations: &'a [Declaration], name: &str) -> Result<&'a Declaration, String> {
    declarations
        .iter()
        .find(|declaration| declaration.name() == name)
        .ok_or_else(|| format!("no declaration of {name}"))
}

pub(crate) fn params(model: &Smithy, shape: &str, test: &Json, at: At) -> Json {
    match &test["params"] {
        Json::Null => serde_json::json!({}),
        params => to_wire(model, shape, params, at),
    }
}

pub(crate) fn compare(found: &Json, expected: &Json) -> Result<(), String> {
    if same(found, expected) { Ok(()) } else { conformance::equal(found, expected) }
}

fn response(test: &Json) -> Response<Bytes> {
    let status = test["code"].as_u64().and_then(|code| u16::try_from(code).ok()).unwrap_or(200);
    let mut response = Response::builder().status(status);
    for (name, value) in test["headers"].as_object().into_iter().flatten() {
        response = response.header(name, text(value));
    }
    let body = test["body"].as_str().unwrap_or_default().to_owned();
    response.body(Bytes::from(body)).expect("the case's response is one")
}

fn expected<'a>(test: &'a Json, host: Option<&'a str>) -> Expected<'a> {
    let texts = |key: &str| test[key].as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
    Expected {
        method: test["method"].as_str(),
        path: test["uri"].as_str().unwrap_or_default(),
        query: texts("queryParams"),
        headers: test["headers"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), text(value)))
            .collect(),
        forbidden: texts("forbidHeaders"),
        required: texts("requireHeaders"),
        body: test["body"].as_str(),
        host,
    }
}
