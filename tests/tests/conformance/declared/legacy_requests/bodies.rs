//! Operations whose members are mainly in the body.

use std::collections::BTreeMap;

use aws_operation::{ByteStream, Document, Timestamp, aws_operation, aws_output, aws_shape};

use crate::declaration::Declaration;

/// The operations, each with its suite's description.
pub(super) fn declarations() -> Vec<(&'static str, Declaration)> {
    vec![
        ("Streaming payload", Declaration::of::<streaming_payload::OperationName>()),
        ("Serialize blobs in body", Declaration::of::<serialize_blobs_in_body::OperationName>()),
        ("Blob payload", Declaration::of::<blob_payload::OperationName>()),
        ("Structure payload", Declaration::of::<structure_payload::OperationName>()),
        ("Recursive shapes", Declaration::of::<recursive_shapes::OperationName>()),
        ("Named locations in JSON body", Declaration::of::<named_locations_in_json_body::OperationName>()),
        ("String payload", Declaration::of::<string_payload::OperationName>()),
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
    ]
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
