//! The same request cases read by a server: the way back on which the test kit rests.

use aws_operation::{aws_operation, operation::OperationSchema};
use aws_operation_tests::conformance::{Suite, text};
use bytes::Bytes;
use http::Request;
use serde_json::Value as Json;

use crate::{
    declaration::Declaration,
    model::At,
    protocol::{AWS_JSON_1_0, AWS_JSON_1_1, Protocol, REST_JSON},
    smithy::{compare, find, is_extra, params},
};

/// Its one case is for servers.
#[aws_operation(service = "iot", method = "POST", path = "/ContentTypeParameters")]
struct ContentTypeParameters {
    value: Option<i32>,
}

mod aws_json_1_0 {
    #[aws_operation::aws_operation(service = "dynamodb", target_prefix = "JsonRpc10")]
    pub(super) struct ContentTypeParameters {
        value: Option<i32>,
    }
}

mod aws_json_1_1 {
    #[aws_operation::aws_operation(service = "kms", target_prefix = "JsonProtocol")]
    pub(super) struct ContentTypeParameters {
        value: Option<i32>,
    }
}

/// Every request of restJson1, those that only servers get included.
#[test]
fn smithy_requests_by_a_server() {
    let suite = Suite::new("Smithy restJson1 requests, by a server", DIFFERENCES);
    run(&REST_JSON, suite, Declaration::of::<ContentTypeParameters>(), 157);
}

/// The same of awsJson.
#[test]
fn smithy_requests_of_aws_json_by_a_server() {
    let suite = Suite::new("Smithy awsJson1_0 requests, by a server", DIFFERENCES_1_0);
    run(&AWS_JSON_1_0, suite, Declaration::of::<aws_json_1_0::ContentTypeParameters>(), 33);
    let suite = Suite::new("Smithy awsJson1_1 requests, by a server", DIFFERENCES_1_1);
    run(&AWS_JSON_1_1, suite, Declaration::of::<aws_json_1_1::ContentTypeParameters>(), 60);
}

fn run(protocol: &Protocol, mut suite: Suite, of_servers: Declaration, all: usize) {
    let (Some(cases), Some(model)) = (protocol.cases(), protocol.model()) else { return };
    let mut declarations = (protocol.declarations)();
    declarations.push(of_servers);
    let is_one = |case: &&Json| case["kind"] == "request" && !is_extra(case);
    for case in cases.iter().filter(is_one) {
        let test = &case["test"];
        let name = text(&case["operation"]).rsplit('#').next().unwrap_or_default();
        let outcome = find(&declarations, name).and_then(|declaration| {
            let received = (declaration.received)(request(declaration.operation, test)?)?;
            compare(&received, &params(&model, case["input"].as_str().unwrap_or("smithy.api#Unit"), test, At::Request))
        });
        suite.check(text(&test["id"]), outcome);
    }
    suite.finish(all);
}

/// A test wants the request that was sent, where Smithy's server says some values twice.
const ONCE: &str = "a query parameter with a member of its own is not in the map as well";
const NOT_SENT: &str = "the parameters hold what a client leaves out";
const FILLED: &str = "a client adds what the parameters lack";
const ALWAYS_SENT: &str = "the request lacks what a client always sends";
const EMPTY: &str = "an unset structure that is the whole body is sent as `{}`, which a server reads as a set one";
const BASE_PATH: &str = "a test's service has no path of its own before its operations";
const NO_BODY: &str = "the case names an encoding and has no encoded body";

const DIFFERENCES_1_0: &[(&str, &str)] = &[
    ("AwsJson10ClientPopulatesDefaultValuesInInput", FILLED),
    ("AwsJson10ClientPopulatesNestedDefaultValuesWhenMissing", FILLED),
    ("AwsJson10ServerPopulatesDefaultsWhenMissingInRequestBody", ALWAYS_SENT),
    ("AwsJson10HostWithPath", BASE_PATH),
    ("SDKAppliedContentEncoding_awsJson1_0", NO_BODY),
    ("SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_0", NO_BODY),
];

const DIFFERENCES_1_1: &[(&str, &str)] = &[
    ("AwsJson11HostWithPath", BASE_PATH),
    ("SDKAppliedContentEncoding_awsJson1_1", NO_BODY),
    ("SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1", NO_BODY),
    ("MachinelearningPredictEndpoint", PREDICT),
];

const PREDICT: &str = "an endpoint by a request's value is not taken: such an operation does not compile";

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

fn request(operation: &OperationSchema, test: &Json) -> Result<Request<Bytes>, String> {
    let query: Vec<_> = test["queryParams"].as_array().into_iter().flatten().map(text).collect();
    let path = test["uri"].as_str().unwrap_or("/");
    let separator = if query.is_empty() { "" } else { "?" };
    let mut request =
        Request::builder().method(text(&test["method"])).uri(format!("{path}{separator}{}", query.join("&")));
    for (name, value) in test["headers"].as_object().into_iter().flatten() {
        request = request.header(name, text(value));
    }
    // Cases that are about something else do not name the operation.
    let target = operation.service.target_prefix().map(|prefix| format!("{prefix}.{}", operation.name));
    let is_named = request.headers_ref().is_some_and(|headers| headers.contains_key("x-amz-target"));
    if let Some(target) = target.filter(|_| !is_named) {
        request = request.header("x-amz-target", target);
    }
    let body = test["body"].as_str().unwrap_or_default().to_owned();
    request.body(Bytes::from(body)).map_err(|error| error.to_string())
}
