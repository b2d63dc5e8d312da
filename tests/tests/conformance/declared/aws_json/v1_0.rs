//! Operations of Smithy's cases of `awsJson1_0`.

use std::collections::BTreeMap;

use aws_operation::{Document, Timestamp, aws_error, aws_operation, aws_output, aws_shape};

use super::super::shapes::{
    ClientOptionalDefaults, Defaults, Dialog, FooEnum, GreetingStruct, IntegerEnum, TestEnum, TestIntEnum, TopLevel,
};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<EmptyInputAndEmptyOutput>(),
        Declaration::of::<EndpointOperation>(),
        Declaration::of::<EndpointWithHostLabelOperation>(),
        Declaration::of::<GreetingWithErrors>(),
        Declaration::of::<HostWithPathOperation>(),
        Declaration::of::<JsonUnions>(),
        Declaration::of::<NoInputAndNoOutput>(),
        Declaration::of::<NoInputAndOutput>(),
        Declaration::of::<OperationWithDefaults>(),
        Declaration::of::<OperationWithNestedStructure>(),
        Declaration::of::<OperationWithRequiredMembers>(),
        Declaration::of::<OperationWithRequiredMembersWithDefaults>(),
        Declaration::of::<PutWithContentEncoding>(),
        Declaration::of::<QueryIncompatibleOperation>(),
        Declaration::of::<SimpleScalarProperties>(),
    ]
}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", output = NoOutput)]
struct NoInputAndNoOutput {}

#[aws_output]
struct NoOutput {}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", output = NoInputAndOutputOutput)]
struct NoInputAndOutput {}

#[aws_output]
struct NoInputAndOutputOutput {}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", output = EmptyInputAndEmptyOutputOutput)]
struct EmptyInputAndEmptyOutput {}

#[aws_output]
struct EmptyInputAndEmptyOutputOutput {}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10")]
struct HostWithPathOperation {}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", host_prefix = "foo.")]
struct EndpointOperation {}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", host_prefix = "foo.<label>.")]
struct EndpointWithHostLabelOperation {
    #[aws(host_label)]
    label: String,
}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10")]
struct QueryIncompatibleOperation {}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", compression)]
struct PutWithContentEncoding {
    encoding: Option<String>,
    data: Option<String>,
}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", output = SimpleScalarPropertiesOutput)]
struct SimpleScalarProperties {
    float_value: Option<f32>,
    double_value: Option<f64>,
}

#[aws_output]
struct SimpleScalarPropertiesOutput {
    float_value: Option<f32>,
    double_value: Option<f64>,
}

#[aws_operation(
    service = "dynamodb", target_prefix = "JsonRpc10",
    output = GreetingWithErrorsOutput, error = GreetingError, idempotent,
)]
struct GreetingWithErrors {
    greeting: Option<String>,
}

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

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", output = JsonUnionsOutput, idempotent)]
struct JsonUnions {
    contents: Option<MyUnion>,
}

#[aws_output]
struct JsonUnionsOutput {
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
    IntEnumValue(IntegerEnum),
    ListValue(Vec<String>),
    MapValue(BTreeMap<String, String>),
    StructureValue(GreetingStruct),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", output = OperationWithNestedStructureOutput)]
struct OperationWithNestedStructure {
    top_level: TopLevel,
}

#[aws_output]
struct OperationWithNestedStructureOutput {
    dialog: Dialog,
    #[aws(default)]
    dialog_list: Vec<Dialog>,
    #[aws(default)]
    dialog_map: BTreeMap<String, Dialog>,
}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", output = OperationWithRequiredMembersOutput)]
struct OperationWithRequiredMembers {}

/// A service that leaves out what it requires of itself is no reason to fail.
#[aws_output]
struct OperationWithRequiredMembersOutput {
    #[aws(default)]
    required_string: String,
    #[aws(default)]
    required_boolean: bool,
    #[aws(default)]
    required_list: Vec<String>,
    #[aws(default = Timestamp::new(0, 0))]
    required_timestamp: Timestamp,
    #[aws(default)]
    required_blob: Vec<u8>,
    #[aws(default)]
    required_byte: i8,
    #[aws(default)]
    required_short: i16,
    #[aws(default)]
    required_integer: i32,
    #[aws(default)]
    required_long: i64,
    #[aws(default)]
    required_float: f32,
    #[aws(default)]
    required_double: f64,
    #[aws(default)]
    required_map: BTreeMap<String, String>,
}

#[aws_operation(
    service = "dynamodb", target_prefix = "JsonRpc10", output = OperationWithRequiredMembersWithDefaultsOutput,
)]
struct OperationWithRequiredMembersWithDefaults {}

#[aws_output]
struct OperationWithRequiredMembersWithDefaultsOutput {
    #[aws(default = "hi".to_owned())]
    required_string: String,
    #[aws(default = true)]
    required_boolean: bool,
    #[aws(default)]
    required_list: Vec<String>,
    #[aws(default = Timestamp::new(1, 0))]
    required_timestamp: Timestamp,
    #[aws(default = b"blob".to_vec())]
    required_blob: Vec<u8>,
    #[aws(default = 1)]
    required_byte: i8,
    #[aws(default = 1)]
    required_short: i16,
    #[aws(default = 10)]
    required_integer: i32,
    #[aws(default = 100)]
    required_long: i64,
    #[aws(default = 1.0)]
    required_float: f32,
    #[aws(default = 1.0)]
    required_double: f64,
    #[aws(default)]
    required_map: BTreeMap<String, String>,
    #[aws(default = TestEnum::Foo)]
    required_enum: TestEnum,
    #[aws(default = TestIntEnum::One)]
    required_int_enum: TestIntEnum,
}

#[aws_operation(service = "dynamodb", target_prefix = "JsonRpc10", output = OperationWithDefaultsOutput)]
struct OperationWithDefaults {
    defaults: Option<Defaults>,
    client_optional_defaults: Option<ClientOptionalDefaults>,
    top_level_default: Option<String>,
    other_top_level_default: Option<i32>,
}

#[aws_output]
struct OperationWithDefaultsOutput {
    #[aws(default = "hi".to_owned())]
    default_string: String,
    #[aws(default = true)]
    default_boolean: bool,
    #[aws(default)]
    default_list: Vec<String>,
    #[aws(default = serde_json::json!({}))]
    default_document_map: Document,
    #[aws(default = serde_json::json!("hi"))]
    default_document_string: Document,
    #[aws(default = serde_json::json!(true))]
    default_document_boolean: Document,
    #[aws(default = serde_json::json!([]))]
    default_document_list: Document,
    default_null_document: Option<Document>,
    #[aws(default = Timestamp::new(0, 0))]
    default_timestamp: Timestamp,
    #[aws(default = b"abc".to_vec())]
    default_blob: Vec<u8>,
    #[aws(default = 1)]
    default_byte: i8,
    #[aws(default = 1)]
    default_short: i16,
    #[aws(default = 10)]
    default_integer: i32,
    #[aws(default = 100)]
    default_long: i64,
    #[aws(default = 1.0)]
    default_float: f32,
    #[aws(default = 1.0)]
    default_double: f64,
    #[aws(default)]
    default_map: BTreeMap<String, String>,
    #[aws(default = TestEnum::Foo)]
    default_enum: TestEnum,
    #[aws(default = TestIntEnum::One)]
    default_int_enum: TestIntEnum,
    #[aws(default)]
    empty_string: String,
    #[aws(default)]
    false_boolean: bool,
    #[aws(default)]
    empty_blob: Vec<u8>,
    #[aws(default)]
    zero_byte: i8,
    #[aws(default)]
    zero_short: i16,
    #[aws(default)]
    zero_integer: i32,
    #[aws(default)]
    zero_long: i64,
    #[aws(default)]
    zero_float: f32,
    #[aws(default)]
    zero_double: f64,
}
