//! The operation of Smithy's cases of `awsJson1_1` that has a member of every kind.

use std::collections::BTreeMap;

use aws_operation::{Timestamp, aws_error, aws_operation, aws_output, aws_shape};

use super::super::shapes::EmptyStruct;
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![Declaration::of::<KitchenSinkOperation>()]
}

#[aws_operation(
    service = "kms", target_prefix = "JsonProtocol", rename_all = "PascalCase",
    output = KitchenSinkOutput, error = KitchenSinkError,
)]
struct KitchenSinkOperation {
    blob: Option<Vec<u8>>,
    boolean: Option<bool>,
    double: Option<f64>,
    empty_struct: Option<EmptyStruct>,
    float: Option<f32>,
    #[aws(timestamp = "http-date")]
    httpdate_timestamp: Option<Timestamp>,
    integer: Option<i32>,
    #[aws(timestamp = "date-time")]
    iso8601_timestamp: Option<Timestamp>,
    #[aws(json_value)]
    json_value: Option<String>,
    list_of_lists: Option<Vec<Vec<String>>>,
    list_of_maps_of_strings: Option<Vec<BTreeMap<String, String>>>,
    list_of_strings: Option<Vec<String>>,
    list_of_structs: Option<Vec<SimpleStruct>>,
    long: Option<i64>,
    map_of_lists_of_strings: Option<BTreeMap<String, Vec<String>>>,
    map_of_maps: Option<BTreeMap<String, BTreeMap<String, String>>>,
    map_of_strings: Option<BTreeMap<String, String>>,
    map_of_structs: Option<BTreeMap<String, SimpleStruct>>,
    recursive_list: Option<Vec<KitchenSink>>,
    recursive_map: Option<BTreeMap<String, KitchenSink>>,
    recursive_struct: Option<Box<KitchenSink>>,
    simple_struct: Option<SimpleStruct>,
    string: Option<String>,
    struct_with_json_name: Option<StructWithJsonName>,
    timestamp: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    unix_timestamp: Option<Timestamp>,
}

#[aws_output(rename_all = "PascalCase")]
struct KitchenSinkOutput {
    blob: Option<Vec<u8>>,
    boolean: Option<bool>,
    double: Option<f64>,
    empty_struct: Option<EmptyStruct>,
    float: Option<f32>,
    #[aws(timestamp = "http-date")]
    httpdate_timestamp: Option<Timestamp>,
    integer: Option<i32>,
    #[aws(timestamp = "date-time")]
    iso8601_timestamp: Option<Timestamp>,
    #[aws(json_value)]
    json_value: Option<String>,
    list_of_lists: Option<Vec<Vec<String>>>,
    list_of_maps_of_strings: Option<Vec<BTreeMap<String, String>>>,
    list_of_strings: Option<Vec<String>>,
    list_of_structs: Option<Vec<SimpleStruct>>,
    long: Option<i64>,
    map_of_lists_of_strings: Option<BTreeMap<String, Vec<String>>>,
    map_of_maps: Option<BTreeMap<String, BTreeMap<String, String>>>,
    map_of_strings: Option<BTreeMap<String, String>>,
    map_of_structs: Option<BTreeMap<String, SimpleStruct>>,
    recursive_list: Option<Vec<KitchenSink>>,
    recursive_map: Option<BTreeMap<String, KitchenSink>>,
    recursive_struct: Option<Box<KitchenSink>>,
    simple_struct: Option<SimpleStruct>,
    string: Option<String>,
    struct_with_json_name: Option<StructWithJsonName>,
    timestamp: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    unix_timestamp: Option<Timestamp>,
}

#[aws_shape(rename_all = "PascalCase")]
struct KitchenSink {
    blob: Option<Vec<u8>>,
    boolean: Option<bool>,
    double: Option<f64>,
    empty_struct: Option<EmptyStruct>,
    float: Option<f32>,
    #[aws(timestamp = "http-date")]
    httpdate_timestamp: Option<Timestamp>,
    integer: Option<i32>,
    #[aws(timestamp = "date-time")]
    iso8601_timestamp: Option<Timestamp>,
    #[aws(json_value)]
    json_value: Option<String>,
    list_of_lists: Option<Vec<Vec<String>>>,
    list_of_maps_of_strings: Option<Vec<BTreeMap<String, String>>>,
    list_of_strings: Option<Vec<String>>,
    list_of_structs: Option<Vec<SimpleStruct>>,
    long: Option<i64>,
    map_of_lists_of_strings: Option<BTreeMap<String, Vec<String>>>,
    map_of_maps: Option<BTreeMap<String, BTreeMap<String, String>>>,
    map_of_strings: Option<BTreeMap<String, String>>,
    map_of_structs: Option<BTreeMap<String, SimpleStruct>>,
    recursive_list: Option<Vec<KitchenSink>>,
    recursive_map: Option<BTreeMap<String, KitchenSink>>,
    recursive_struct: Option<Box<KitchenSink>>,
    simple_struct: Option<SimpleStruct>,
    string: Option<String>,
    struct_with_json_name: Option<StructWithJsonName>,
    timestamp: Option<Timestamp>,
    #[aws(timestamp = "epoch-seconds")]
    unix_timestamp: Option<Timestamp>,
}

#[aws_error(rename_all = "PascalCase")]
enum KitchenSinkError {
    ErrorWithMembers {
        code: Option<String>,
        complex_data: Option<Box<KitchenSink>>,
        integer_field: Option<i32>,
        list_field: Option<Vec<String>>,
        map_field: Option<BTreeMap<String, String>>,
        message: Option<String>,
        string_field: Option<String>,
    },
    ErrorWithoutMembers,
}

#[aws_shape(rename_all = "PascalCase")]
struct SimpleStruct {
    value: Option<String>,
}

#[aws_shape(rename_all = "PascalCase")]
struct StructWithJsonName {
    value: Option<String>,
}
