//! Operations of Smithy's cases: defaults.

use std::collections::BTreeMap;

use aws_operation::{Document, Timestamp, aws_operation, aws_output};

use super::shapes::{ClientOptionalDefaults, Defaults, Dialog, TestEnum, TestIntEnum, TopLevel};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![Declaration::of::<OperationWithDefaults>(), Declaration::of::<OperationWithNestedStructure>()]
}

#[aws_operation(service = "iot", method = "POST", path = "/OperationWithDefaults", output = OperationWithDefaultsOutput)]
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

#[aws_operation(service = "iot", method = "POST", path = "/OperationWithNestedStructure", output = OperationWithNestedStructureOutput)]
struct OperationWithNestedStructure {
    top_level: Option<TopLevel>,
}

#[aws_output]
struct OperationWithNestedStructureOutput {
    dialog: Option<Dialog>,
    #[aws(default)]
    dialog_list: Vec<Dialog>,
    #[aws(default)]
    dialog_map: BTreeMap<String, Dialog>,
}
