//! Operations of Smithy's cases of `awsJson1_1`.

use std::collections::{BTreeMap, BTreeSet};

use aws_operation::{Document, Timestamp, aws_error, aws_operation, aws_output, aws_shape};

use super::super::shapes::{FooEnum, GreetingStruct, IntegerEnum};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<DatetimeOffsets>(),
        Declaration::of::<EmptyOperation>(),
        Declaration::of::<EndpointOperation>(),
        Declaration::of::<EndpointWithHostLabelOperation>(),
        Declaration::of::<FractionalSeconds>(),
        Declaration::of::<GreetingWithErrors>(),
        Declaration::of::<HostWithPathOperation>(),
        Declaration::of::<JsonEnums>(),
        Declaration::of::<JsonIntEnums>(),
        Declaration::of::<JsonUnions>(),
        Declaration::of::<NullOperation>(),
        Declaration::of::<OperationWithOptionalInputOutput>(),
        Declaration::of::<PutAndGetInlineDocuments>(),
        Declaration::of::<PutWithContentEncoding>(),
        Declaration::of::<SimpleScalarProperties>(),
        Declaration::of::<SparseNullsOperation>(),
    ]
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = NoOutput)]
struct EmptyOperation {}

#[aws_output]
struct NoOutput {}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol")]
struct HostWithPathOperation {}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", host_prefix = "foo.")]
struct EndpointOperation {}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", host_prefix = "foo.<label>.")]
struct EndpointWithHostLabelOperation {
    #[aws(host_label)]
    label: String,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = DatetimeOffsetsOutput)]
struct DatetimeOffsets {}

#[aws_output]
struct DatetimeOffsetsOutput {
    #[aws(timestamp = "date-time")]
    datetime: Option<Timestamp>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = FractionalSecondsOutput)]
struct FractionalSeconds {}

#[aws_output]
struct FractionalSecondsOutput {
    #[aws(timestamp = "date-time")]
    datetime: Option<Timestamp>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = PutAndGetInlineDocumentsOutput)]
struct PutAndGetInlineDocuments {
    inline_document: Option<Document>,
}

#[aws_output]
struct PutAndGetInlineDocumentsOutput {
    inline_document: Option<Document>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", compression)]
struct PutWithContentEncoding {
    encoding: Option<String>,
    data: Option<String>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = SimpleScalarPropertiesOutput)]
struct SimpleScalarProperties {
    float_value: Option<f32>,
    double_value: Option<f64>,
}

#[aws_output]
struct SimpleScalarPropertiesOutput {
    float_value: Option<f32>,
    double_value: Option<f64>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = NullOperationOutput)]
struct NullOperation {
    string: Option<String>,
}

#[aws_output]
struct NullOperationOutput {
    string: Option<String>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = SparseNullsOperationOutput)]
struct SparseNullsOperation {
    sparse_string_list: Option<Vec<Option<String>>>,
    sparse_string_map: Option<BTreeMap<String, Option<String>>>,
}

#[aws_output]
struct SparseNullsOperationOutput {
    sparse_string_list: Option<Vec<Option<String>>>,
    sparse_string_map: Option<BTreeMap<String, Option<String>>>,
}

#[aws_operation(
    service = "kms", target_prefix = "JsonProtocol", rename_all = "PascalCase",
    output = OperationWithOptionalInputOutputOutput,
)]
struct OperationWithOptionalInputOutput {
    value: Option<String>,
}

#[aws_output(rename_all = "PascalCase")]
struct OperationWithOptionalInputOutputOutput {
    value: Option<String>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = JsonEnumsOutput, idempotent)]
struct JsonEnums {
    foo_enum1: Option<FooEnum>,
    foo_enum2: Option<FooEnum>,
    foo_enum3: Option<FooEnum>,
    foo_enum_list: Option<Vec<FooEnum>>,
    foo_enum_set: Option<BTreeSet<FooEnum>>,
    foo_enum_map: Option<BTreeMap<String, FooEnum>>,
}

#[aws_output]
struct JsonEnumsOutput {
    foo_enum1: Option<FooEnum>,
    foo_enum2: Option<FooEnum>,
    foo_enum3: Option<FooEnum>,
    foo_enum_list: Option<Vec<FooEnum>>,
    foo_enum_set: Option<BTreeSet<FooEnum>>,
    foo_enum_map: Option<BTreeMap<String, FooEnum>>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = JsonIntEnumsOutput, idempotent)]
struct JsonIntEnums {
    int_enum1: Option<IntegerEnum>,
    int_enum2: Option<IntegerEnum>,
    int_enum3: Option<IntegerEnum>,
    int_enum_list: Option<Vec<IntegerEnum>>,
    int_enum_set: Option<Vec<IntegerEnum>>,
    int_enum_map: Option<BTreeMap<String, IntegerEnum>>,
}

#[aws_output]
struct JsonIntEnumsOutput {
    int_enum1: Option<IntegerEnum>,
    int_enum2: Option<IntegerEnum>,
    int_enum3: Option<IntegerEnum>,
    int_enum_list: Option<Vec<IntegerEnum>>,
    int_enum_set: Option<Vec<IntegerEnum>>,
    int_enum_map: Option<BTreeMap<String, IntegerEnum>>,
}

#[aws_operation(service = "kms", target_prefix = "JsonProtocol", output = UnionOutput, idempotent)]
struct JsonUnions {
    contents: Option<MyUnion>,
}

#[aws_output]
struct UnionOutput {
    contents: Option<MyUnion>,
}

#[aws_shape]
enum MyUnion {
    StringValue(String),
    BooleanValue(bool),
    NumberValue(i32),
    BlobValue(Vec<u8>),
    TimestampValue(Timestamp),
    EnumValue(FooEnum),
    ListValue(Vec<String>),
    MapValue(BTreeMap<String, String>),
    StructureValue(GreetingStruct),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_operation(
    service = "kms", target_prefix = "JsonProtocol",
    output = GreetingWithErrorsOutput, error = GreetingError, idempotent,
)]
struct GreetingWithErrors {}

#[aws_output]
struct GreetingWithErrorsOutput {
    greeting: Option<String>,
}

#[aws_error(rename_all = "PascalCase")]
enum GreetingError {
    InvalidGreeting { message: Option<String> },
    ComplexError { top_level: Option<String>, nested: Option<ComplexNestedErrorData> },
    FooError,
}

#[aws_shape(rename_all = "PascalCase")]
struct ComplexNestedErrorData {
    foo: Option<String>,
}
