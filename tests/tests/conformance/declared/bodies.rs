//! Operations of Smithy's cases: bodies.

use std::collections::BTreeMap;

use aws_operation::{aws_operation, aws_output};

use super::shapes::{EnumWithEscapedChars, FooEnum, IntegerEnum, RecursiveShapesInputOutputNested1, RecursiveUnionOne};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<NoInputAndNoOutput>(),
        Declaration::of::<UnitInputAndOutput>(),
        Declaration::of::<NoInputAndOutput>(),
        Declaration::of::<EmptyInputAndEmptyOutput>(),
        Declaration::of::<SimpleScalarProperties>(),
        Declaration::of::<JsonBlobs>(),
        Declaration::of::<JsonEnums>(),
        Declaration::of::<JsonIntEnums>(),
        Declaration::of::<RecursiveShapes>(),
        Declaration::of::<RecursiveStructures>(),
        Declaration::of::<PrimitiveIntOp>(),
        Declaration::of::<EscapedStringValues>(),
    ]
}

#[aws_operation(service = "iot", method = "POST", path = "/NoInputAndNoOutput", output = NoInputAndNoOutputOutput)]
struct NoInputAndNoOutput {}

#[aws_output]
struct NoInputAndNoOutputOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/UnitInputAndOutput", output = UnitInputAndOutputOutput)]
struct UnitInputAndOutput {}

#[aws_output]
struct UnitInputAndOutputOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/NoInputAndOutputOutput", output = NoInputAndOutputOutput)]
struct NoInputAndOutput {}

#[aws_output]
struct NoInputAndOutputOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/EmptyInputAndEmptyOutput", output = EmptyInputAndEmptyOutputOutput)]
struct EmptyInputAndEmptyOutput {}

#[aws_output]
struct EmptyInputAndEmptyOutputOutput {}

#[aws_operation(service = "iot", method = "PUT", path = "/SimpleScalarProperties", output = SimpleScalarPropertiesInputOutput)]
struct SimpleScalarProperties {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    string_value: Option<String>,
    true_boolean_value: Option<bool>,
    false_boolean_value: Option<bool>,
    byte_value: Option<i8>,
    short_value: Option<i16>,
    integer_value: Option<i32>,
    long_value: Option<i64>,
    float_value: Option<f32>,
    #[aws(name = "DoubleDribble")]
    double_value: Option<f64>,
}

#[aws_output]
struct SimpleScalarPropertiesInputOutput {
    #[aws(header, name = "X-Foo")]
    foo: Option<String>,
    string_value: Option<String>,
    true_boolean_value: Option<bool>,
    false_boolean_value: Option<bool>,
    byte_value: Option<i8>,
    short_value: Option<i16>,
    integer_value: Option<i32>,
    long_value: Option<i64>,
    float_value: Option<f32>,
    #[aws(name = "DoubleDribble")]
    double_value: Option<f64>,
}

#[aws_operation(service = "iot", method = "POST", path = "/JsonBlobs", output = JsonBlobsInputOutput)]
struct JsonBlobs {
    data: Option<Vec<u8>>,
}

#[aws_output]
struct JsonBlobsInputOutput {
    data: Option<Vec<u8>>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/JsonEnums", output = JsonEnumsInputOutput)]
struct JsonEnums {
    foo_enum1: Option<FooEnum>,
    foo_enum2: Option<FooEnum>,
    foo_enum3: Option<FooEnum>,
    foo_enum_list: Option<Vec<FooEnum>>,
    foo_enum_set: Option<Vec<FooEnum>>,
    foo_enum_map: Option<BTreeMap<String, FooEnum>>,
}

#[aws_output]
struct JsonEnumsInputOutput {
    foo_enum1: Option<FooEnum>,
    foo_enum2: Option<FooEnum>,
    foo_enum3: Option<FooEnum>,
    foo_enum_list: Option<Vec<FooEnum>>,
    foo_enum_set: Option<Vec<FooEnum>>,
    foo_enum_map: Option<BTreeMap<String, FooEnum>>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/JsonIntEnums", output = JsonIntEnumsInputOutput)]
struct JsonIntEnums {
    integer_enum1: Option<IntegerEnum>,
    integer_enum2: Option<IntegerEnum>,
    integer_enum3: Option<IntegerEnum>,
    integer_enum_list: Option<Vec<IntegerEnum>>,
    integer_enum_set: Option<Vec<IntegerEnum>>,
    integer_enum_map: Option<BTreeMap<String, IntegerEnum>>,
}

#[aws_output]
struct JsonIntEnumsInputOutput {
    integer_enum1: Option<IntegerEnum>,
    integer_enum2: Option<IntegerEnum>,
    integer_enum3: Option<IntegerEnum>,
    integer_enum_list: Option<Vec<IntegerEnum>>,
    integer_enum_set: Option<Vec<IntegerEnum>>,
    integer_enum_map: Option<BTreeMap<String, IntegerEnum>>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/RecursiveShapes", output = RecursiveShapesInputOutput)]
struct RecursiveShapes {
    nested: Option<RecursiveShapesInputOutputNested1>,
}

#[aws_output]
struct RecursiveShapesInputOutput {
    nested: Option<RecursiveShapesInputOutputNested1>,
}

#[aws_operation(service = "iot", method = "POST", path = "/RecursiveStructures", output = RecursiveStructuresOutput)]
struct RecursiveStructures {
    union: Option<RecursiveUnionOne>,
}

#[aws_output]
struct RecursiveStructuresOutput {}

#[aws_operation(service = "iot", method = "POST", path = "/primitive-document", output = PrimitiveIntDocument)]
struct PrimitiveIntOp {
    value: Option<i32>,
}

#[aws_output]
struct PrimitiveIntDocument {
    value: Option<i32>,
}

#[aws_operation(service = "iot", method = "POST", path = "/escaped-string-values", output = EscapedStringValuesInputOutput)]
struct EscapedStringValues {
    r#enum: Option<EnumWithEscapedChars>,
    #[aws(name = "also\"has\"quotes")]
    some_string: Option<String>,
}

#[aws_output]
struct EscapedStringValuesInputOutput {
    r#enum: Option<EnumWithEscapedChars>,
    #[aws(name = "also\"has\"quotes")]
    some_string: Option<String>,
}
