//! Structures, unions and enums that the operations of the Smithy suite share.

use std::collections::BTreeMap;

use aws_operation::{Document, Timestamp, aws_shape};

#[aws_shape]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TestEnum {
    #[aws(name = "FOO")]
    Foo,
    #[aws(name = "BAR")]
    Bar,
    #[aws(name = "BAZ")]
    Baz,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
pub(super) enum TestIntEnum {
    #[aws(value = 1)]
    One,
    #[aws(value = 2)]
    Two,
    #[aws(unknown)]
    Unknown(i32),
}

#[aws_shape]
pub(super) struct Defaults {
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

#[aws_shape]
pub(super) struct ClientOptionalDefaults {
    member: Option<i32>,
}

#[aws_shape]
pub(super) struct TestConfig {
    timeout: Option<i32>,
}

#[aws_shape]
pub(super) struct PayloadConfig {
    data: Option<i32>,
}

#[aws_shape]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FooEnum {
    Foo,
    Baz,
    Bar,
    #[aws(name = "1")]
    V1,
    #[aws(name = "0")]
    V0,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
pub(super) enum IntegerEnum {
    #[aws(value = 1)]
    A,
    #[aws(value = 2)]
    B,
    #[aws(value = 3)]
    C,
    #[aws(unknown)]
    Unknown(i32),
}

#[aws_shape]
pub(super) struct NestedPayload {
    greeting: Option<String>,
    name: Option<String>,
}

#[aws_shape]
pub(super) enum UnionPayload {
    Greeting(String),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StringEnum {
    #[aws(name = "enumvalue")]
    Enumvalue,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
pub(super) struct StructureListMember {
    #[aws(name = "value")]
    a: Option<String>,
    #[aws(name = "other")]
    b: Option<String>,
}

#[aws_shape]
pub(super) struct GreetingStruct {
    hi: Option<String>,
}

#[aws_shape]
pub(super) struct RecursiveShapesInputOutputNested2 {
    bar: Option<String>,
    recursive_member: Option<Box<RecursiveShapesInputOutputNested1>>,
}

#[aws_shape]
pub(super) struct RecursiveShapesInputOutputNested1 {
    foo: Option<String>,
    nested: Option<Box<RecursiveShapesInputOutputNested2>>,
}

#[aws_shape]
pub(super) struct Farewell {
    #[aws(default = "bye".to_owned())]
    phrase: String,
}

#[aws_shape]
pub(super) struct Dialog {
    language: Option<String>,
    #[aws(default = "hi".to_owned())]
    greeting: String,
    farewell: Option<Farewell>,
}

#[aws_shape]
pub(super) struct TopLevel {
    dialog: Option<Dialog>,
    #[aws(default)]
    dialog_list: Vec<Dialog>,
    #[aws(default)]
    dialog_map: BTreeMap<String, Dialog>,
}

#[aws_shape]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ApiKeySourceType {
    #[aws(name = "HEADER")]
    Header,
    #[aws(name = "AUTHORIZER")]
    Authorizer,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EndpointType {
    #[aws(name = "REGIONAL")]
    Regional,
    #[aws(name = "EDGE")]
    Edge,
    #[aws(name = "PRIVATE")]
    Private,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
pub(super) struct EndpointConfiguration {
    types: Option<Vec<EndpointType>>,
    vpc_endpoint_ids: Option<Vec<String>>,
}

#[aws_shape]
pub(super) struct RestApi {
    id: Option<String>,
    name: Option<String>,
    description: Option<String>,
    created_date: Option<Timestamp>,
    version: Option<String>,
    warnings: Option<Vec<String>>,
    binary_media_types: Option<Vec<String>>,
    minimum_compression_size: Option<i32>,
    api_key_source: Option<ApiKeySourceType>,
    endpoint_configuration: Option<EndpointConfiguration>,
    policy: Option<String>,
    tags: Option<BTreeMap<String, String>>,
    disable_execute_api_endpoint: Option<bool>,
}

#[aws_shape]
pub(super) struct RenamedGreeting {
    salutation: Option<String>,
}

#[aws_shape]
pub(super) enum NestedUnion {
    StringValue(String),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
pub(super) enum MyUnion {
    StringValue(String),
    BooleanValue(bool),
    NumberValue(i32),
    BlobValue(Vec<u8>),
    TimestampValue(Timestamp),
    EnumValue(FooEnum),
    ListValue(Vec<String>),
    MapValue(BTreeMap<String, String>),
    StructureValue(GreetingStruct),
    RenamedStructureValue(RenamedGreeting),
    UnionValue(NestedUnion),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
pub(super) enum PlayerAction {
    Quit,
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
pub(super) enum UnionWithJsonName {
    #[aws(name = "FOO")]
    Foo(String),
    Bar(String),
    #[aws(name = "_baz")]
    Baz(String),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RecursiveEnumString {
    #[aws(name = "abc")]
    Abc,
    #[aws(name = "def")]
    Def,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
pub(super) enum RecursiveUnionTwo {
    String(RecursiveEnumString),
    Union(Box<RecursiveUnionOne>),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
pub(super) enum RecursiveUnionOne {
    String(RecursiveEnumString),
    Union(Box<RecursiveUnionTwo>),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum EnumWithEscapedChars {
    #[aws(name = "has\"quotes")]
    HasQuotes,
    #[aws(name = "normal")]
    Normal,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
pub(super) enum SingleElementUnion {
    A(String),
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
pub(super) struct EmptyStruct {}

#[aws_shape]
pub(super) struct ComplexNestedErrorData {
    #[aws(name = "Fooooo")]
    foo: Option<String>,
}
