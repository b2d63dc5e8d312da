//! Operations of botocore's older cases for requests: a module for each suite, as its shapes' names repeat.

use std::collections::BTreeMap;

use aws_operation::{ByteStream, Document, Timestamp, aws_operation, aws_output, aws_shape};

use crate::declaration::Declaration;

/// The operations, each with its suite's description.
pub(super) fn declarations() -> Vec<(&'static str, Declaration)> {
    vec![
        ("No parameters", Declaration::of::<no_parameters::OperationName>()),
        (
            "URI parameter only with no location name",
            Declaration::of::<uri_parameter_only_with_no_location_name::OperationName>(),
        ),
        (
            "URI parameter only with location name",
            Declaration::of::<uri_parameter_only_with_location_name::OperationName>(),
        ),
        ("Querystring list of strings", Declaration::of::<querystring_list_of_strings::OperationName>()),
        (
            "String to string maps in querystring",
            Declaration::of::<string_to_string_maps_in_querystring::OperationName>(),
        ),
        (
            "String to string list maps in querystring",
            Declaration::of::<string_to_string_list_maps_in_querystring::OperationName>(),
        ),
        ("Boolean in querystring", Declaration::of::<boolean_in_querystring::OperationName>()),
        (
            "URI parameter and querystring params",
            Declaration::of::<uri_parameter_and_querystring_params::OperationName>(),
        ),
        (
            "URI parameter, querystring params and JSON body",
            Declaration::of::<uri_parameter_querystring_params_and_json_body::OperationName>(),
        ),
        (
            "URI parameter, querystring params, headers and JSON body",
            Declaration::of::<uri_parameter_querystring_params_headers_and_json_body::OperationName>(),
        ),
        ("Streaming payload", Declaration::of::<streaming_payload::OperationName>()),
        ("Serialize blobs in body", Declaration::of::<serialize_blobs_in_body::OperationName>()),
        ("Blob payload", Declaration::of::<blob_payload::OperationName>()),
        ("Structure payload", Declaration::of::<structure_payload::OperationName>()),
        (
            "Omits null query params, but serializes empty strings",
            Declaration::of::<omits_null_query_params_but_serializes_empty_strings::OperationName>(),
        ),
        (
            "Omits null query params, but serializes empty strings",
            Declaration::of::<omits_null_query_params_but_serializes_empty_strings::OperationNameWithQuery>(),
        ),
        ("Recursive shapes", Declaration::of::<recursive_shapes::OperationName>()),
        ("Timestamp values", Declaration::of::<timestamp_values::OperationName>()),
        ("Named locations in JSON body", Declaration::of::<named_locations_in_json_body::OperationName>()),
        ("String payload", Declaration::of::<string_payload::OperationName>()),
        ("Idempotency token auto fill", Declaration::of::<idempotency_token_auto_fill::OperationName>()),
        ("JSON value trait", Declaration::of::<json_value_trait::OperationName>()),
        ("Endpoint host trait", Declaration::of::<endpoint_host_trait::StaticOp>()),
        ("Endpoint host trait", Declaration::of::<endpoint_host_trait::MemberRefOp>()),
        (
            "Serializes document with standalone primitive as part of the JSON request payload with no escaping.",
            Declaration::of::<document_primitive::OperationName>(),
        ),
        (
            "Serializes inline documents as part of the JSON request payload with no escaping.",
            Declaration::of::<document_inline::OperationName>(),
        ),
        (
            "Serializes aggregate documents as part of the JSON request payload with no escaping.",
            Declaration::of::<document_aggregate::OperationName>(),
        ),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::TestBody>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::TestBodyNoParams>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::TestPayloadNoParams>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::TestPayload>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::TestPayloadNoBody>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::TestBlobPayload>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::TestBlobPayloadNoContentType>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::TestBlobPayloadNoParams>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::NoPayload>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::NoPayloadWithHeader>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::NoPayloadGET>()),
        ("Content-Type and JSON body", Declaration::of::<content_type_and_json_body::NoPayloadWithHeaderGET>()),
        ("List in header", Declaration::of::<list_in_header::OperationName>()),
    ]
}

mod no_parameters {
    use super::*;

    #[aws_operation(service = "iot", method = "GET", path = "/2014-01-01/jobs", output = NoOutput)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod uri_parameter_only_with_no_location_name {
    use super::*;

    #[aws_operation(service = "iot", method = "GET", path = "/2014-01-01/jobsByPipeline/<PipelineId>", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "PipelineId")]
        pipeline_id: String,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod uri_parameter_only_with_location_name {
    use super::*;

    #[aws_operation(service = "iot", method = "GET", path = "/2014-01-01/jobsByPipeline/<PipelineId>", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "PipelineId")]
        foo: String,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod querystring_list_of_strings {
    use super::*;

    #[aws_operation(service = "iot", method = "GET", path = "/path", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(query, name = "item")]
        items: Option<Vec<String>>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod string_to_string_maps_in_querystring {
    use super::*;

    #[aws_operation(service = "iot", method = "GET", path = "/2014-01-01/jobsByPipeline/<PipelineId>", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "PipelineId")]
        pipeline_id: String,
        #[aws(query_params)]
        query_doc: Option<BTreeMap<String, String>>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod string_to_string_list_maps_in_querystring {
    use super::*;

    #[aws_operation(service = "iot", method = "GET", path = "/2014-01-01/jobsByPipeline/<PipelineId>", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "PipelineId")]
        pipeline_id: String,
        #[aws(query_params)]
        query_doc: Option<BTreeMap<String, Vec<String>>>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod boolean_in_querystring {
    use super::*;

    #[aws_operation(service = "iot", method = "GET", path = "/path", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(query, name = "bool-query")]
        bool_query: Option<bool>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod uri_parameter_and_querystring_params {
    use super::*;

    #[aws_operation(service = "iot", method = "GET", path = "/2014-01-01/jobsByPipeline/<PipelineId>", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "PipelineId")]
        pipeline_id: String,
        #[aws(query, name = "Ascending")]
        ascending: Option<String>,
        #[aws(query, name = "PageToken")]
        page_token: Option<String>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod uri_parameter_querystring_params_and_json_body {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/2014-01-01/jobsByPipeline/<PipelineId>", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "PipelineId")]
        pipeline_id: String,
        #[aws(query, name = "Ascending")]
        ascending: Option<String>,
        #[aws(query, name = "PageToken")]
        page_token: Option<String>,
        #[aws(name = "Config")]
        config: Option<StructType>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}

    #[aws_shape]
    pub(super) struct StructType {
        #[aws(name = "A")]
        a: Option<String>,
        #[aws(name = "B")]
        b: Option<String>,
    }
}

mod uri_parameter_querystring_params_headers_and_json_body {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/2014-01-01/jobsByPipeline/<PipelineId>", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "PipelineId")]
        pipeline_id: String,
        #[aws(query, name = "Ascending")]
        ascending: Option<String>,
        #[aws(header, name = "x-amz-checksum")]
        checksum: Option<String>,
        #[aws(query, name = "PageToken")]
        page_token: Option<String>,
        #[aws(name = "Config")]
        config: Option<StructType>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}

    #[aws_shape]
    pub(super) struct StructType {
        #[aws(name = "A")]
        a: Option<String>,
        #[aws(name = "B")]
        b: Option<String>,
    }
}

mod streaming_payload {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/2014-01-01/vaults/<vaultName>/archives", output = NoOutput)]
    pub(super) struct OperationName {
        vault_name: String,
        #[aws(header, name = "x-amz-sha256-tree-hash")]
        checksum: Option<String>,
        #[aws(payload)]
        body: Option<ByteStream>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod serialize_blobs_in_body {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/2014-01-01/<Foo>", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "Foo")]
        foo: String,
        #[aws(name = "Bar")]
        bar: Option<Vec<u8>>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod blob_payload {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(payload)]
        foo: Option<Vec<u8>>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod structure_payload {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(payload)]
        foo: Option<FooShape>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}

    #[aws_shape]
    pub(super) struct FooShape {
        baz: Option<String>,
    }
}

mod omits_null_query_params_but_serializes_empty_strings {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/path", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(query, name = "param-name")]
        foo: Option<String>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}

    #[aws_operation(service = "iot", method = "POST", path = "/path?abc=mno", name = "OperationName", output = NoOutput)]
    pub(super) struct OperationNameWithQuery {
        #[aws(query, name = "param-name")]
        foo: Option<String>,
    }
}

mod recursive_shapes {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/path", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "RecursiveStruct")]
        recursive_struct: Option<RecursiveStructType>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}

    #[aws_shape]
    pub(super) struct RecursiveStructType {
        #[aws(name = "NoRecurse")]
        no_recurse: Option<String>,
        #[aws(name = "RecursiveStruct")]
        recursive_struct: Option<Box<RecursiveStructType>>,
        #[aws(name = "RecursiveList")]
        recursive_list: Option<Vec<RecursiveStructType>>,
        #[aws(name = "RecursiveMap")]
        recursive_map: Option<BTreeMap<String, RecursiveStructType>>,
    }
}

mod timestamp_values {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/path", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "TimeArg")]
        time_arg: Option<Timestamp>,
        #[aws(header, name = "x-amz-timearg")]
        time_arg_in_header: Option<Timestamp>,
        #[aws(query, name = "TimeQuery")]
        time_arg_in_query: Option<Timestamp>,
        #[aws(name = "TimeCustom", timestamp = "date-time")]
        time_custom: Option<Timestamp>,
        #[aws(header, name = "x-amz-timecustom-header", timestamp = "epoch-seconds")]
        time_custom_in_header: Option<Timestamp>,
        #[aws(query, name = "TimeCustomQuery", timestamp = "epoch-seconds")]
        time_custom_in_query: Option<Timestamp>,
        #[aws(name = "TimeFormat", timestamp = "http-date")]
        time_format: Option<Timestamp>,
        #[aws(header, name = "x-amz-timeformat-header", timestamp = "epoch-seconds")]
        time_format_in_header: Option<Timestamp>,
        #[aws(query, name = "TimeFormatQuery", timestamp = "epoch-seconds")]
        time_format_in_query: Option<Timestamp>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod named_locations_in_json_body {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/path", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "timestamp_location")]
        time_arg: Option<Timestamp>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod string_payload {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(payload)]
        foo: Option<String>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod idempotency_token_auto_fill {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/path", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(name = "Token", idempotency_token)]
        token: Option<String>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod json_value_trait {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/path", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(json_value, header, name = "X-Amz-Foo")]
        attr: Option<Document>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod endpoint_host_trait {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/path", output = NoOutput, host_prefix = "data-")]
    pub(super) struct StaticOp {
        #[aws(name = "Name")]
        name: Option<String>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}

    #[aws_operation(service = "iot", method = "GET", path = "/path", output = NoOutput, host_prefix = "foo-<Name>.", body_with_get)]
    pub(super) struct MemberRefOp {
        #[aws(name = "Name", host_label)]
        name: String,
    }
}

mod document_primitive {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/InlineDocument", output = NoOutput)]
    pub(super) struct OperationName {
        document_value: Option<Document>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod document_inline {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/InlineDocument", output = NoOutput)]
    pub(super) struct OperationName {
        document_value: Option<Document>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod document_aggregate {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/InlineDocument", output = NoOutput)]
    pub(super) struct OperationName {
        document_value: Option<Document>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod content_type_and_json_body {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/body", output = NoOutput)]
    pub(super) struct TestBody {
        test_config: Option<TestConfig>,
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}

    #[aws_operation(service = "iot", method = "POST", path = "/body", output = NoOutput)]
    pub(super) struct TestBodyNoParams {
        test_config: Option<TestConfig>,
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_operation(service = "iot", method = "POST", path = "/payload", output = NoOutput)]
    pub(super) struct TestPayloadNoParams {
        #[aws(payload)]
        payload_config: Option<PayloadConfig>,
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_operation(service = "iot", method = "POST", path = "/payload", output = NoOutput)]
    pub(super) struct TestPayload {
        #[aws(payload)]
        payload_config: Option<PayloadConfig>,
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_operation(service = "iot", method = "POST", path = "/payload", output = NoOutput)]
    pub(super) struct TestPayloadNoBody {
        #[aws(payload)]
        payload_config: Option<PayloadConfig>,
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_operation(service = "iot", method = "POST", path = "/blob-payload", output = NoOutput)]
    pub(super) struct TestBlobPayload {
        #[aws(payload)]
        data: Option<Vec<u8>>,
        #[aws(header, name = "Content-Type")]
        content_type: Option<String>,
    }

    #[aws_operation(service = "iot", method = "POST", path = "/blob-payload", output = NoOutput)]
    pub(super) struct TestBlobPayloadNoContentType {
        #[aws(payload)]
        data: Option<Vec<u8>>,
        #[aws(header, name = "Content-Type")]
        content_type: Option<String>,
    }

    #[aws_operation(service = "iot", method = "POST", path = "/blob-payload", output = NoOutput)]
    pub(super) struct TestBlobPayloadNoParams {
        #[aws(payload)]
        data: Option<Vec<u8>>,
        #[aws(header, name = "Content-Type")]
        content_type: Option<String>,
    }

    #[aws_operation(service = "iot", method = "POST", path = "/no-payload", output = NoOutput)]
    pub(super) struct NoPayload {
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_operation(service = "iot", method = "POST", path = "/no-payload", output = NoOutput)]
    pub(super) struct NoPayloadWithHeader {
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_operation(service = "iot", method = "GET", path = "/no-payload", output = NoOutput)]
    pub(super) struct NoPayloadGET {
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_operation(service = "iot", method = "GET", path = "/no-payload", output = NoOutput)]
    pub(super) struct NoPayloadWithHeaderGET {
        #[aws(header, name = "x-amz-test-id")]
        test_id: Option<String>,
    }

    #[aws_shape]
    pub(super) struct PayloadConfig {
        data: Option<i32>,
    }

    #[aws_shape]
    pub(super) struct TestConfig {
        timeout: Option<i32>,
    }
}

mod list_in_header {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/2014-01-01/example", output = NoOutput)]
    pub(super) struct OperationName {
        #[aws(header, name = "x-amz-list-param")]
        list_param: Option<Vec<String>>,
    }

    #[aws_output]
    pub(super) struct NoOutput {}
}
