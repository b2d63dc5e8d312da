//! Operations of Smithy's cases: query.

use std::collections::BTreeMap;

use aws_operation::{Timestamp, aws_operation, aws_output};

use super::shapes::{FooEnum, IntegerEnum};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<HttpQueryParamsOnlyOperation>(),
        Declaration::of::<AllQueryStringTypes>(),
        Declaration::of::<ConstantAndVariableQueryString>(),
        Declaration::of::<IgnoreQueryParamsInResponse>(),
        Declaration::of::<OmitsNullSerializesEmptyString>(),
        Declaration::of::<OmitsSerializingEmptyLists>(),
        Declaration::of::<QueryIdempotencyTokenAutoFill>(),
        Declaration::of::<QueryPrecedence>(),
        Declaration::of::<QueryParamsAsStringListMap>(),
    ]
}

#[aws_operation(service = "iot", method = "GET", path = "/http-query-params-only", output = HttpQueryParamsOnlyOperationOutput)]
struct HttpQueryParamsOnlyOperation {
    #[aws(query_params)]
    query_map: Option<BTreeMap<String, String>>,
}

#[aws_output]
struct HttpQueryParamsOnlyOperationOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/AllQueryStringTypesInput", output = AllQueryStringTypesOutput)]
struct AllQueryStringTypes {
    #[aws(query, name = "String")]
    query_string: Option<String>,
    #[aws(query, name = "StringList")]
    query_string_list: Option<Vec<String>>,
    #[aws(query, name = "StringSet")]
    query_string_set: Option<Vec<String>>,
    #[aws(query, name = "Byte")]
    query_byte: Option<i8>,
    #[aws(query, name = "Short")]
    query_short: Option<i16>,
    #[aws(query, name = "Integer")]
    query_integer: Option<i32>,
    #[aws(query, name = "IntegerList")]
    query_integer_list: Option<Vec<i32>>,
    #[aws(query, name = "IntegerSet")]
    query_integer_set: Option<Vec<i32>>,
    #[aws(query, name = "Long")]
    query_long: Option<i64>,
    #[aws(query, name = "Float")]
    query_float: Option<f32>,
    #[aws(query, name = "Double")]
    query_double: Option<f64>,
    #[aws(query, name = "DoubleList")]
    query_double_list: Option<Vec<f64>>,
    #[aws(query, name = "Boolean")]
    query_boolean: Option<bool>,
    #[aws(query, name = "BooleanList")]
    query_boolean_list: Option<Vec<bool>>,
    #[aws(query, name = "Timestamp")]
    query_timestamp: Option<Timestamp>,
    #[aws(query, name = "TimestampList")]
    query_timestamp_list: Option<Vec<Timestamp>>,
    #[aws(query, name = "Enum")]
    query_enum: Option<FooEnum>,
    #[aws(query, name = "EnumList")]
    query_enum_list: Option<Vec<FooEnum>>,
    #[aws(query, name = "IntegerEnum")]
    query_integer_enum: Option<IntegerEnum>,
    #[aws(query, name = "IntegerEnumList")]
    query_integer_enum_list: Option<Vec<IntegerEnum>>,
    #[aws(query_params)]
    query_params_map_of_string_list: Option<BTreeMap<String, Vec<String>>>,
}

#[aws_output]
struct AllQueryStringTypesOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/ConstantAndVariableQueryString?foo=bar", output = ConstantAndVariableQueryStringOutput)]
struct ConstantAndVariableQueryString {
    #[aws(query)]
    baz: Option<String>,
    #[aws(query)]
    maybe_set: Option<String>,
}

#[aws_output]
struct ConstantAndVariableQueryStringOutput {}

#[aws_operation(service = "iot", method = "GET", path = "/IgnoreQueryParamsInResponse", output = IgnoreQueryParamsInResponseOutput)]
struct IgnoreQueryParamsInResponse {}

#[aws_output]
struct IgnoreQueryParamsInResponseOutput {
    baz: Option<String>,
}

#[aws_operation(service = "iot", method = "GET", path = "/OmitsNullSerializesEmptyString", output = OmitsNullSerializesEmptyStringOutput)]
struct OmitsNullSerializesEmptyString {
    #[aws(query, name = "Null")]
    null_value: Option<String>,
    #[aws(query, name = "Empty")]
    empty_string: Option<String>,
}

#[aws_output]
struct OmitsNullSerializesEmptyStringOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/OmitsSerializingEmptyLists", output = OmitsSerializingEmptyListsOutput)]
struct OmitsSerializingEmptyLists {
    #[aws(query, name = "StringList")]
    query_string_list: Option<Vec<String>>,
    #[aws(query, name = "IntegerList")]
    query_integer_list: Option<Vec<i32>>,
    #[aws(query, name = "DoubleList")]
    query_double_list: Option<Vec<f64>>,
    #[aws(query, name = "BooleanList")]
    query_boolean_list: Option<Vec<bool>>,
    #[aws(query, name = "TimestampList")]
    query_timestamp_list: Option<Vec<Timestamp>>,
    #[aws(query, name = "EnumList")]
    query_enum_list: Option<Vec<FooEnum>>,
    #[aws(query, name = "IntegerEnumList")]
    query_integer_enum_list: Option<Vec<IntegerEnum>>,
}

#[aws_output]
struct OmitsSerializingEmptyListsOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/QueryIdempotencyTokenAutoFill", output = QueryIdempotencyTokenAutoFillOutput)]
struct QueryIdempotencyTokenAutoFill {
    #[aws(query, idempotency_token)]
    token: Option<String>,
}

#[aws_output]
struct QueryIdempotencyTokenAutoFillOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/Precedence", output = QueryPrecedenceOutput)]
struct QueryPrecedence {
    #[aws(query, name = "bar")]
    foo: Option<String>,
    #[aws(query_params)]
    baz: Option<BTreeMap<String, String>>,
}

#[aws_output]
struct QueryPrecedenceOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/StringListMap", output = QueryParamsAsStringListMapOutput)]
struct QueryParamsAsStringListMap {
    #[aws(query, name = "corge")]
    qux: Option<String>,
    #[aws(query_params)]
    foo: Option<BTreeMap<String, Vec<String>>>,
}

#[aws_output]
struct QueryParamsAsStringListMapOutput {}
