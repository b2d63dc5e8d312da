//! Operations of Smithy's cases: collections.

use std::collections::BTreeMap;

use aws_operation::{Timestamp, aws_operation, aws_output};

use super::shapes::{FooEnum, GreetingStruct, IntegerEnum, SingleElementUnion, StringEnum, StructureListMember};
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<JsonLists>(),
        Declaration::of::<SparseJsonLists>(),
        Declaration::of::<JsonMaps>(),
        Declaration::of::<SparseJsonMaps>(),
        Declaration::of::<MapWithEnumKeyOp>(),
        Declaration::of::<NullInNonSparse>(),
    ]
}

#[aws_operation(service = "iot", method = "PUT", path = "/JsonLists", output = JsonListsInputOutput)]
struct JsonLists {
    string_list: Option<Vec<String>>,
    string_set: Option<Vec<String>>,
    integer_list: Option<Vec<i32>>,
    boolean_list: Option<Vec<bool>>,
    timestamp_list: Option<Vec<Timestamp>>,
    enum_list: Option<Vec<FooEnum>>,
    int_enum_list: Option<Vec<IntegerEnum>>,
    nested_string_list: Option<Vec<Vec<String>>>,
    #[aws(name = "myStructureList")]
    structure_list: Option<Vec<StructureListMember>>,
}

#[aws_output]
struct JsonListsInputOutput {
    string_list: Option<Vec<String>>,
    string_set: Option<Vec<String>>,
    integer_list: Option<Vec<i32>>,
    boolean_list: Option<Vec<bool>>,
    timestamp_list: Option<Vec<Timestamp>>,
    enum_list: Option<Vec<FooEnum>>,
    int_enum_list: Option<Vec<IntegerEnum>>,
    nested_string_list: Option<Vec<Vec<String>>>,
    #[aws(name = "myStructureList")]
    structure_list: Option<Vec<StructureListMember>>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/SparseJsonLists", output = SparseJsonListsInputOutput)]
struct SparseJsonLists {
    sparse_string_list: Option<Vec<Option<String>>>,
    sparse_short_list: Option<Vec<Option<i16>>>,
}

#[aws_output]
struct SparseJsonListsInputOutput {
    sparse_string_list: Option<Vec<Option<String>>>,
    sparse_short_list: Option<Vec<Option<i16>>>,
}

#[aws_operation(service = "iot", method = "POST", path = "/JsonMaps", output = JsonMapsInputOutput)]
struct JsonMaps {
    dense_struct_map: Option<BTreeMap<String, GreetingStruct>>,
    dense_number_map: Option<BTreeMap<String, i32>>,
    dense_boolean_map: Option<BTreeMap<String, bool>>,
    dense_string_map: Option<BTreeMap<String, String>>,
    dense_set_map: Option<BTreeMap<String, Vec<String>>>,
}

#[aws_output]
struct JsonMapsInputOutput {
    dense_struct_map: Option<BTreeMap<String, GreetingStruct>>,
    dense_number_map: Option<BTreeMap<String, i32>>,
    dense_boolean_map: Option<BTreeMap<String, bool>>,
    dense_string_map: Option<BTreeMap<String, String>>,
    dense_set_map: Option<BTreeMap<String, Vec<String>>>,
}

#[aws_operation(service = "iot", method = "POST", path = "/SparseJsonMaps", output = SparseJsonMapsInputOutput)]
struct SparseJsonMaps {
    sparse_struct_map: Option<BTreeMap<String, Option<GreetingStruct>>>,
    sparse_number_map: Option<BTreeMap<String, Option<i32>>>,
    sparse_boolean_map: Option<BTreeMap<String, Option<bool>>>,
    sparse_string_map: Option<BTreeMap<String, Option<String>>>,
    sparse_set_map: Option<BTreeMap<String, Option<Vec<String>>>>,
}

#[aws_output]
struct SparseJsonMapsInputOutput {
    sparse_struct_map: Option<BTreeMap<String, Option<GreetingStruct>>>,
    sparse_number_map: Option<BTreeMap<String, Option<i32>>>,
    sparse_boolean_map: Option<BTreeMap<String, Option<bool>>>,
    sparse_string_map: Option<BTreeMap<String, Option<String>>>,
    sparse_set_map: Option<BTreeMap<String, Option<Vec<String>>>>,
}

#[aws_operation(service = "iot", method = "POST", path = "/map-with-enum-key", output = MapWithEnumKeyInputOutput)]
struct MapWithEnumKeyOp {
    map: Option<BTreeMap<StringEnum, String>>,
}

#[aws_output]
struct MapWithEnumKeyInputOutput {
    map: Option<BTreeMap<StringEnum, String>>,
}

#[aws_operation(service = "iot", method = "POST", path = "/null-in-non-sparse", output = NullInNonSparseOutput)]
struct NullInNonSparse {}

#[aws_output]
struct NullInNonSparseOutput {
    list: Option<Vec<String>>,
    map: Option<BTreeMap<String, String>>,
    union: Option<SingleElementUnion>,
}
