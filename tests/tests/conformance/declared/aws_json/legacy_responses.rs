//! Operations of botocore's older cases for responses of awsJson: a module for each suite, as its shapes' names repeat.

use std::collections::BTreeMap;

use aws_operation::{Document, Timestamp, aws_error, aws_operation, aws_output, aws_shape};

use crate::declaration::Declaration;

/// The operations, each with its suite's description.
pub(super) fn declarations() -> Vec<(&'static str, Declaration)> {
    vec![
        ("Scalar members", Declaration::of::<scalar_members::OperationName>()),
        ("Blob members", Declaration::of::<blob_members::OperationName>()),
        ("Timestamp members", Declaration::of::<timestamp_members::OperationName>()),
        ("Lists", Declaration::of::<lists::OperationName>()),
        ("Maps", Declaration::of::<maps::OperationName>()),
        ("Ignores extra data", Declaration::of::<ignores_extra_data::OperationName>()),
        (
            "Serialize document with standalone primitive type in a JSON response",
            Declaration::of::<document_primitive::OperationName>(),
        ),
        ("Serialize inline document in a JSON response", Declaration::of::<document_inline::OperationName>()),
        ("Serialize aggregate documents in a JSON response", Declaration::of::<document_aggregate::OperationName>()),
        ("Modeled exceptions", Declaration::of::<modeled_exceptions::OperationName>()),
        ("Modeled exceptions with jsonVersion 1.0", Declaration::of::<modeled_exceptions_1_0::OperationName>()),
    ]
}

mod scalar_members {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output(rename_all = "PascalCase")]
    pub(super) struct OutputShape {
        str: Option<String>,
        num: Option<i32>,
        false_bool: Option<bool>,
        true_bool: Option<bool>,
        float: Option<f32>,
        double: Option<f64>,
        long: Option<i64>,
        char: Option<String>,
    }
}

mod blob_members {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output(rename_all = "PascalCase")]
    pub(super) struct OutputShape {
        blob_member: Option<Vec<u8>>,
        struct_member: Option<BlobContainer>,
    }

    #[aws_shape]
    struct BlobContainer {
        foo: Option<Vec<u8>>,
    }
}

mod timestamp_members {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output(rename_all = "PascalCase")]
    pub(super) struct OutputShape {
        time_arg: Option<Timestamp>,
        #[aws(timestamp = "http-date")]
        time_custom: Option<Timestamp>,
        #[aws(timestamp = "date-time")]
        time_format: Option<Timestamp>,
        struct_member: Option<TimeContainer>,
    }

    #[aws_shape]
    struct TimeContainer {
        foo: Option<Timestamp>,
        #[aws(timestamp = "date-time")]
        bar: Option<Timestamp>,
    }
}

mod lists {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output(rename_all = "PascalCase")]
    pub(super) struct OutputShape {
        list_member: Option<Vec<Option<String>>>,
        list_member_map: Option<Vec<Option<BTreeMap<String, String>>>>,
        list_member_struct: Option<Vec<Option<StructType>>>,
    }

    #[aws_shape]
    struct StructType {}
}

mod maps {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output(rename_all = "PascalCase")]
    pub(super) struct OutputShape {
        map_member: Option<BTreeMap<String, Vec<i32>>>,
    }
}

mod ignores_extra_data {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output(rename_all = "PascalCase")]
    pub(super) struct OutputShape {
        str_type: Option<String>,
    }
}

mod document_primitive {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        inline_document: Option<Document>,
    }
}

mod document_inline {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        inline_document: Option<Document>,
    }
}

mod document_aggregate {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        parent_document: Option<Document>,
    }
}

mod modeled_exceptions {
    use super::*;

    #[aws_operation(service = "kms", target_prefix = "com.amazonaws.foo", error = OperationError)]
    pub(super) struct OperationName {}

    #[aws_error(rename_all = "PascalCase")]
    pub(super) enum OperationError {
        ExceptionShape { body_member: Option<String>, code: Option<String>, message: Option<String> },
        OtherExceptionShape { body_member: Option<String> },
    }
}

mod modeled_exceptions_1_0 {
    use super::*;

    #[aws_operation(service = "dynamodb", target_prefix = "com.amazonaws.foo", error = OperationError)]
    pub(super) struct OperationName {}

    #[aws_error(rename_all = "PascalCase")]
    pub(super) enum OperationError {
        ExceptionShape { body_member: Option<String>, message: Option<String> },
    }
}
