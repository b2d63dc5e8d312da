//! The same request cases read by a server: the way back on which the test kit rests.

use aws_operation::aws_operation;
use aws_operation_tests::conformance::{self, Suite, list, text};
use bytes::Bytes;
use http::Request;
use serde_json::Value as Json;

use crate::{
    declaration::Declaration,
    declared,
    model::{At, Smithy},
    smithy::{CASES, MODEL, compare, find, is_extra, params},
};

/// Its one case is for servers.
#[aws_operation(service = "iot", method = "POST", path = "/ContentTypeParameters")]
struct ContentTypeParameters {
    value: Option<i32>,
}

/// Every request of restJson1, those that only servers get included.
#[test]
fn smithy_requests_by_a_server() {
    let (Some(cases), Some(model)) = (conformance::json(CASES), conformance::json(MODEL)) else { return };
    let mut suite = Suite::new("Smithy restJson1 requests, by a server", DIFFERENCES);
    let (model, mut declarations) = (Smithy(model), declared::smithy());
    declarations.push(Declaration::of::<ContentTypeParameters>());
    let is_one = |case: &&Json| case["kind"] == "request" && case["test"]["protocol"] == "aws.protocols#restJson1";
    for case in list(&cases).iter().filter(is_one).filter(|case| !is_extra(case)) {
        let test = &case["test"];
        let name = text(&case["operation"]).rsplit('#').next().unwrap_or_default();
        let outcome = find(&declarations, name).and_then(|declaration| {
            let received = (declaration.received)(request(test)?)?;
            compare(&received, &params(&model, case["input"].as_str().unwrap_or("smithy.api#Unit"), test, At::Request))
        });
        suite.check(text(&test["id"]), outcome);
    }
    suite.finish(157);
}

/// A test wants the request that was sent, where Smithy's server says some values twice.
const ONCE: &str = "a query parameter with a member of its own is not in the map as well";
const NOT_SENT: &str = "the parameters hold what a client leaves out";
const FILLED: &str = "a client adds what the parameters lack";
const ALWAYS_SENT: &str = "the request lacks what a client always sends";
const EMPTY: &str = "an unset structure that is the whole body is sent as `{}`, which a server reads as a set one";
const BASE_PATH: &str = "a test's service has no path of its own before its operations";
const NO_BODY: &str = "the case names an encoding and has no encoded body";

const DIFFERENCES: &[(&str, &str)] = &[
    ("RestJsonAllQueryStringTypes", ONCE),
    ("RestJsonQueryStringEscaping", ONCE),
    ("RestJsonSupportsNaNFloatQueryValues", ONCE),
    ("RestJsonSupportsInfinityFloatQueryValues", ONCE),
    ("RestJsonSupportsNegativeInfinityFloatQueryValues", ONCE),
    ("RestJsonZeroAndFalseQueryValues", ONCE),
    ("RestJsonServersPutAllQueryParamsInMap", ONCE),
    ("RestJsonServersQueryParamsStringListMap", ONCE),
    ("HttpQueryParamsOnlyEmptyRequest", NOT_SENT),
    ("RestJsonOmitsEmptyListQueryValues", NOT_SENT),
    ("RestJsonQueryPrecedence", NOT_SENT),
    ("RestJsonQueryIdempotencyTokenAutoFill", FILLED),
    ("RestJsonClientPopulatesNestedDefaultValuesWhenMissing", FILLED),
    ("GlacierChecksums", FILLED),
    ("GlacierAccountId", FILLED),
    ("GlacierMultipartChecksums", FILLED),
    ("RestJsonClientPopulatesDefaultValuesInInput", FILLED),
    ("RestJsonServerPopulatesDefaultsWhenMissingInRequestBody", ALWAYS_SENT),
    ("RestJsonHttpEmptyPrefixHeadersRequestClient", NOT_SENT),
    ("RestJsonHttpWithEmptyStructurePayload", EMPTY),
    ("RestJsonHttpWithHeadersButNoPayload", EMPTY),
    ("RestJsonHostWithPath", BASE_PATH),
    ("SDKAppliedContentEncoding_restJson1", NO_BODY),
    ("SDKAppendedGzipAfterProvidedEncoding_restJson1", NO_BODY),
];

fn request(test: &Json) -> Result<Request<Bytes>, String> {
    let query: Vec<_> = test["queryParams"].as_array().into_iter().flatten().map(text).collect();
    let path = test["uri"].as_str().unwrap_or("/");
    let separator = if query.is_empty() { "" } else { "?" };
    let mut request =
        Request::builder().method(text(&test["method"])).uri(format!("{path}{separator}{}", query.join("&")));
    for (name, value) in test["headers"].as_object().into_iter().flatten() {
        request = request.header(name, text(value));
    }
    let body = test["body"].as_str().unwrap_or_default().to_owned();
    request.body(Bytes::from(body)).map_err(|error| error.to_string())
}
