//! Operations of Smithy's cases: headers.

use std::collections::BTreeMap;

use aws_operation::{Timestamp, aws_operation, aws_output};

use super::shapes::{FooEnum, IntegerEnum};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<InputAndOutputWithHeaders>(),
        Declaration::of::<NullAndEmptyHeadersClient>(),
        Declaration::of::<NullAndEmptyHeadersServer>(),
        Declaration::of::<MediaTypeHeader>(),
        Declaration::of::<HttpPrefixHeaders>(),
        Declaration::of::<HttpPrefixHeadersInResponse>(),
        Declaration::of::<HttpEmptyPrefixHeaders>(),
        Declaration::of::<PrimitiveIntHeader>(),
    ]
}

#[aws_operation(service = "iot", method = "POST", path = "/InputAndOutputWithHeaders", output = InputAndOutputWithHeadersIO)]
struct InputAndOutputWithHeaders {
    #[aws(header, name = "X-String")]
    header_string: Option<String>,
    #[aws(header, name = "X-Byte")]
    header_byte: Option<i8>,
    #[aws(header, name = "X-Short")]
    header_short: Option<i16>,
    #[aws(header, name = "X-Integer")]
    header_integer: Option<i32>,
    #[aws(header, name = "X-Long")]
    header_long: Option<i64>,
    #[aws(header, name = "X-Float")]
    header_float: Option<f32>,
    #[aws(header, name = "X-Double")]
    header_double: Option<f64>,
    #[aws(header, name = "X-Boolean1")]
    header_true_bool: Option<bool>,
    #[aws(header, name = "X-Boolean2")]
    header_false_bool: Option<bool>,
    #[aws(header, name = "X-StringList")]
    header_string_list: Option<Vec<String>>,
    #[aws(header, name = "X-StringSet")]
    header_string_set: Option<Vec<String>>,
    #[aws(header, name = "X-IntegerList")]
    header_integer_list: Option<Vec<i32>>,
    #[aws(header, name = "X-BooleanList")]
    header_boolean_list: Option<Vec<bool>>,
    #[aws(header, name = "X-TimestampList")]
    header_timestamp_list: Option<Vec<Timestamp>>,
    #[aws(header, name = "X-Enum")]
    header_enum: Option<FooEnum>,
    #[aws(header, name = "X-EnumList")]
    header_enum_list: Option<Vec<FooEnum>>,
    #[aws(header, name = "X-IntegerEnum")]
    header_integer_enum: Option<IntegerEnum>,
    #[aws(header, name = "X-IntegerEnumList")]
    header_integer_enum_list: Option<Vec<IntegerEnum>>,
}

#[aws_output]
struct InputAndOutputWithHeadersIO {
    #[aws(header, name = "X-String")]
    header_string: Option<String>,
    #[aws(header, name = "X-Byte")]
    header_byte: Option<i8>,
    #[aws(header, name = "X-Short")]
    header_short: Option<i16>,
    #[aws(header, name = "X-Integer")]
    header_integer: Option<i32>,
    #[aws(header, name = "X-Long")]
    header_long: Option<i64>,
    #[aws(header, name = "X-Float")]
    header_float: Option<f32>,
    #[aws(header, name = "X-Double")]
    header_double: Option<f64>,
    #[aws(header, name = "X-Boolean1")]
    header_true_bool: Option<bool>,
    #[aws(header, name = "X-Boolean2")]
    header_false_bool: Option<bool>,
    #[aws(header, name = "X-StringList")]
    header_string_list: Option<Vec<String>>,
    #[aws(header, name = "X-StringSet")]
    header_string_set: Option<Vec<String>>,
    #[aws(header, name = "X-IntegerList")]
    header_integer_list: Option<Vec<i32>>,
    #[aws(header, name = "X-BooleanList")]
    header_boolean_list: Option<Vec<bool>>,
    #[aws(header, name = "X-TimestampList")]
    header_timestamp_list: Option<Vec<Timestamp>>,
    #[aws(header, name = "X-Enum")]
    header_enum: Option<FooEnum>,
    #[aws(header, name = "X-EnumList")]
    header_enum_list: Option<Vec<FooEnum>>,
    #[aws(header, name = "X-IntegerEnum")]
    header_integer_enum: Option<IntegerEnum>,
    #[aws(header, name = "X-IntegerEnumList")]
    header_integer_enum_list: Option<Vec<IntegerEnum>>,
}

#[aws_operation(service = "iot", method = "GET", path = "/NullAndEmptyHeadersClient", output = NullAndEmptyHeadersIO)]
struct NullAndEmptyHeadersClient {
    #[aws(header, name = "X-A")]
    a: Option<String>,
    #[aws(header, name = "X-B")]
    b: Option<String>,
    #[aws(header, name = "X-C")]
    c: Option<Vec<String>>,
}

#[aws_output]
struct NullAndEmptyHeadersIO {
    #[aws(header, name = "X-A")]
    a: Option<String>,
    #[aws(header, name = "X-B")]
    b: Option<String>,
    #[aws(header, name = "X-C")]
    c: Option<Vec<String>>,
}

#[aws_operation(service = "iot", method = "GET", path = "/MediaTypeHeader", output = MediaTypeHeaderOutput)]
struct MediaTypeHeader {
    #[aws(header, name = "X-Json", json_value)]
    json: Option<String>,
}

#[aws_output]
struct MediaTypeHeaderOutput {
    #[aws(header, name = "X-Json", json_value)]
    json: Option<String>,
}

#[aws_operation(service = "iot", method = "GET", path = "/HttpPrefixHeaders", output = HttpPrefixHeadersOutput)]
struct HttpPrefixHeaders {
    #[aws(header, name = "x-foo")]
    foo: Option<String>,
    #[aws(prefix_headers, name = "x-foo-")]
    foo_map: Option<BTreeMap<String, String>>,
}

#[aws_output]
struct HttpPrefixHeadersOutput {
    #[aws(header, name = "x-foo")]
    foo: Option<String>,
    #[aws(prefix_headers, name = "x-foo-")]
    foo_map: Option<BTreeMap<String, String>>,
}

#[aws_operation(service = "iot", method = "GET", path = "/HttpPrefixHeadersResponse", output = HttpPrefixHeadersInResponseOutput)]
struct HttpPrefixHeadersInResponse {}

#[aws_output]
struct HttpPrefixHeadersInResponseOutput {
    #[aws(prefix_headers, name = "")]
    prefix_headers: Option<BTreeMap<String, String>>,
}

#[aws_operation(service = "iot", method = "GET", path = "/HttpEmptyPrefixHeaders", output = HttpEmptyPrefixHeadersOutput)]
struct HttpEmptyPrefixHeaders {
    #[aws(prefix_headers, name = "")]
    prefix_headers: Option<BTreeMap<String, String>>,
    #[aws(header, name = "hello")]
    specific_header: Option<String>,
}

#[aws_output]
struct HttpEmptyPrefixHeadersOutput {
    #[aws(prefix_headers, name = "")]
    prefix_headers: Option<BTreeMap<String, String>>,
    #[aws(header, name = "hello")]
    specific_header: Option<String>,
}

#[aws_operation(service = "iot", method = "POST", path = "/primitive", output = PrimitiveIntHeaderInput)]
struct PrimitiveIntHeader {}

#[aws_output]
struct PrimitiveIntHeaderInput {
    #[aws(header, name = "x-field", default)]
    field: i32,
}

#[aws_operation(service = "iot", method = "GET", path = "/NullAndEmptyHeadersServer", output = NullAndEmptyHeadersServerOutput)]
struct NullAndEmptyHeadersServer {}

#[aws_output]
struct NullAndEmptyHeadersServerOutput {
    #[aws(header, name = "X-A")]
    a: Option<String>,
    #[aws(header, name = "X-B")]
    b: Option<String>,
    #[aws(header, name = "X-C")]
    c: Option<Vec<String>>,
}
