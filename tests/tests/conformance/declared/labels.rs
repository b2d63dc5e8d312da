//! Operations of Smithy's cases: labels.

use aws_operation::{Timestamp, aws_operation, aws_output};

use super::shapes::StringEnum;
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<HostWithPathOperation>(),
        Declaration::of::<EndpointOperation>(),
        Declaration::of::<EndpointWithHostLabelOperation>(),
        Declaration::of::<HttpRequestWithLabels>(),
        Declaration::of::<HttpRequestWithGreedyLabelInPath>(),
        Declaration::of::<HttpRequestWithFloatLabels>(),
        Declaration::of::<HttpRequestWithRegexLiteral>(),
        Declaration::of::<ConstantQueryString>(),
        Declaration::of::<EnumQuery>(),
    ]
}

#[aws_operation(service = "iot", method = "GET", path = "/HostWithPathOperation", output = HostWithPathOperationOutput)]
struct HostWithPathOperation {}

#[aws_output]
struct HostWithPathOperationOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/EndpointOperation", output = EndpointOperationOutput, host_prefix = "foo.")]
struct EndpointOperation {}

#[aws_output]
struct EndpointOperationOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/EndpointWithHostLabelOperation", output = EndpointWithHostLabelOperationOutput, host_prefix = "foo.<label>.")]
struct EndpointWithHostLabelOperation {
    #[aws(host_label)]
    label: String,
}

#[aws_output]
struct EndpointWithHostLabelOperationOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/HttpRequestWithLabels/<string>/<short>/<integer>/<long>/<float>/<double>/<boolean>/<timestamp>", output = HttpRequestWithLabelsOutput)]
struct HttpRequestWithLabels {
    string: String,
    short: i16,
    integer: i32,
    long: i64,
    float: f32,
    double: f64,
    boolean: bool,
    timestamp: Timestamp,
}

#[aws_output]
struct HttpRequestWithLabelsOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/HttpRequestWithGreedyLabelInPath/foo/<foo>/baz/<baz..>", output = HttpRequestWithGreedyLabelInPathOutput)]
struct HttpRequestWithGreedyLabelInPath {
    foo: String,
    baz: String,
}

#[aws_output]
struct HttpRequestWithGreedyLabelInPathOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/FloatHttpLabels/<float>/<double>", output = HttpRequestWithFloatLabelsOutput)]
struct HttpRequestWithFloatLabels {
    float: f32,
    double: f64,
}

#[aws_output]
struct HttpRequestWithFloatLabelsOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/ReDosLiteral/<str>/(a+)+", output = HttpRequestWithRegexLiteralOutput)]
struct HttpRequestWithRegexLiteral {
    str: String,
}

#[aws_output]
struct HttpRequestWithRegexLiteralOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/ConstantQueryString/<hello>?foo=bar&hello", output = ConstantQueryStringOutput)]
struct ConstantQueryString {
    hello: String,
}

#[aws_output]
struct ConstantQueryStringOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/foo/<enum>", output = EnumQueryOutput)]
struct EnumQuery {
    r#enum: StringEnum,
}

#[aws_output]
struct EnumQueryOutput {}
