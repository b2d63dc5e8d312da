//! Operations of botocore's older cases for requests of awsJson: a module for each suite, as its shapes' names repeat.

use std::collections::BTreeMap;

use aws_operation::{Document, Timestamp, aws_operation, aws_shape};

use crate::declaration::Declaration;

/// The operations, each with its suite's description.
pub(super) fn declarations() -> Vec<(&'static str, Declaration)> {
    vec![
        ("Scalar members", Declaration::of::<scalar_members::OperationName>()),
        ("Timestamp values", Declaration::of::<timestamp_values::OperationName>()),
        ("Base64 encoded Blobs", Declaration::of::<base64_encoded_blobs::OperationName>()),
        ("Nested blobs", Declaration::of::<nested_blobs::OperationName>()),
        ("Recursive shapes", Declaration::of::<recursive_shapes::OperationName>()),
        ("Empty maps", Declaration::of::<empty_maps::OperationName>()),
        ("Idempotency token auto fill", Declaration::of::<idempotency_token_auto_fill::OperationName>()),
        ("Endpoint host trait static prefix", Declaration::of::<endpoint_host_trait_static_prefix::StaticOp>()),
        ("Endpoint host trait static prefix", Declaration::of::<endpoint_host_trait_static_prefix::MemberRefOp>()),
        (
            "Serializes document with standalone primitive type in a JSON request.",
            Declaration::of::<document_primitive::OperationName>(),
        ),
        ("Serializes inline document in a JSON request.", Declaration::of::<document_inline::OperationName>()),
        ("Serializes aggregate documents in a JSON request.", Declaration::of::<document_aggregate::OperationName>()),
    ]
}

mod scalar_members {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", rename_all = "PascalCase")]
    pub(super) struct OperationName {
        name: Option<String>,
    }
}

mod timestamp_values {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", rename_all = "PascalCase")]
    pub(super) struct OperationName {
        time_arg: Option<Timestamp>,
        #[aws(timestamp = "http-date")]
        time_custom: Option<Timestamp>,
        #[aws(timestamp = "http-date")]
        time_format: Option<Timestamp>,
    }
}

mod base64_encoded_blobs {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", rename_all = "PascalCase")]
    pub(super) struct OperationName {
        blob_arg: Option<Vec<u8>>,
        blob_map: Option<BTreeMap<String, Vec<u8>>>,
    }
}

mod nested_blobs {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", rename_all = "PascalCase")]
    pub(super) struct OperationName {
        list_param: Option<Vec<Vec<u8>>>,
    }
}

mod recursive_shapes {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", rename_all = "PascalCase")]
    pub(super) struct OperationName {
        recursive_struct: Option<RecursiveStructType>,
    }

    #[aws_shape(rename_all = "PascalCase")]
    struct RecursiveStructType {
        no_recurse: Option<String>,
        recursive_struct: Option<Box<RecursiveStructType>>,
        recursive_list: Option<Vec<RecursiveStructType>>,
        recursive_map: Option<BTreeMap<String, RecursiveStructType>>,
    }
}

mod empty_maps {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", rename_all = "PascalCase")]
    pub(super) struct OperationName {
        map: Option<BTreeMap<String, String>>,
    }
}

mod idempotency_token_auto_fill {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", rename_all = "PascalCase")]
    pub(super) struct OperationName {
        #[aws(idempotency_token)]
        token: Option<String>,
    }
}

mod endpoint_host_trait_static_prefix {
    use super::*;

    #[aws_operation(
        service = "kms",
        target_prefix = "com.amazonaws.foo",
        rename_all = "PascalCase",
        host_prefix = "data-"
    )]
    pub(super) struct StaticOp {
        name: Option<String>,
    }

    #[aws_operation(
        service = "kms",
        target_prefix = "com.amazonaws.foo",
        rename_all = "PascalCase",
        host_prefix = "foo-<Name>."
    )]
    pub(super) struct MemberRefOp {
        #[aws(host_label)]
        name: String,
    }
}

mod document_primitive {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo")]
    pub(super) struct OperationName {
        inline_document: Option<Document>,
    }
}

mod document_inline {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo")]
    pub(super) struct OperationName {
        inline_document: Option<Document>,
    }
}

mod document_aggregate {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo")]
    pub(super) struct OperationName {
        parent_document: Option<Document>,
    }
}
