//! Operations of botocore's older cases for responses: a module for each suite, as its shapes' names repeat.

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
        ("Lists with structure member", Declaration::of::<lists_with_structure_member::OperationName>()),
        ("Maps", Declaration::of::<maps::OperationName>()),
        ("Complex Map Values", Declaration::of::<complex_map_values::OperationName>()),
        ("Ignores extra data", Declaration::of::<ignores_extra_data::OperationName>()),
        ("Ignores undefined output", Declaration::of::<ignores_undefined_output::OperationName>()),
        ("Supports header maps", Declaration::of::<supports_header_maps::OperationName>()),
        ("JSON payload", Declaration::of::<json_payload::OperationName>()),
        ("Streaming payload", Declaration::of::<streaming_payload::OperationName>()),
        ("JSON value trait", Declaration::of::<json_value_trait::OperationName>()),
        ("Modeled exceptions", Declaration::of::<modeled_exceptions::OperationName>()),
        (
            "Serializes document with standalone primitive as part of the JSON response payload with no escaping.",
            Declaration::of::<document_primitive::OperationName>(),
        ),
        (
            "Serializes inline documents as part of the JSON response payload with no escaping.",
            Declaration::of::<document_inline::OperationName>(),
        ),
        (
            "Serializes aggregate documents as part of the JSON response payload with no escaping.",
            Declaration::of::<document_aggregate::OperationName>(),
        ),
        ("Tagged Unions", Declaration::of::<tagged_unions::OperationName>()),
        ("List in header", Declaration::of::<list_in_header::OperationName>()),
        ("Number in header", Declaration::of::<number_in_header::OperationName>()),
    ]
}

mod scalar_members {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(header, name = "ImaHeader")]
        ima_header: Option<String>,
        #[aws(header, name = "X-Foo")]
        ima_header_location: Option<String>,
        #[aws(status_code)]
        status: Option<i32>,
        #[aws(name = "Str")]
        str: Option<String>,
        #[aws(name = "Num")]
        num: Option<i32>,
        #[aws(name = "FalseBool")]
        false_bool: Option<bool>,
        #[aws(name = "TrueBool")]
        true_bool: Option<bool>,
        #[aws(name = "Float")]
        float: Option<f32>,
        #[aws(name = "Double")]
        double: Option<f64>,
        #[aws(name = "Long")]
        long: Option<i64>,
        #[aws(name = "Char")]
        char: Option<String>,
    }
}

mod blob_members {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(name = "BlobMember")]
        blob_member: Option<Vec<u8>>,
        #[aws(name = "StructMember")]
        struct_member: Option<BlobContainer>,
    }

    #[aws_shape]
    pub(super) struct BlobContainer {
        foo: Option<Vec<u8>>,
    }
}

mod timestamp_members {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(name = "TimeArg")]
        time_arg: Option<Timestamp>,
        #[aws(header, name = "x-amz-timearg")]
        time_arg_in_header: Option<Timestamp>,
        #[aws(name = "TimeCustom", timestamp = "http-date")]
        time_custom: Option<Timestamp>,
        #[aws(header, name = "x-amz-timecustom", timestamp = "epoch-seconds")]
        time_custom_in_header: Option<Timestamp>,
        #[aws(name = "TimeFormat", timestamp = "date-time")]
        time_format: Option<Timestamp>,
        #[aws(header, name = "x-amz-timeformat", timestamp = "date-time")]
        time_format_in_header: Option<Timestamp>,
        #[aws(name = "StructMember")]
        struct_member: Option<TimeContainer>,
    }

    #[aws_shape]
    pub(super) struct TimeContainer {
        foo: Option<Timestamp>,
        #[aws(timestamp = "date-time")]
        bar: Option<Timestamp>,
    }
}

mod lists {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(name = "ListMember")]
        list_member: Option<Vec<String>>,
    }
}

mod lists_with_structure_member {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(name = "ListMember")]
        list_member: Option<Vec<SingleStruct>>,
    }

    #[aws_shape]
    pub(super) struct SingleStruct {
        #[aws(name = "Foo")]
        foo: Option<String>,
    }
}

mod maps {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(name = "MapMember")]
        map_member: Option<BTreeMap<String, Vec<i32>>>,
    }
}

mod complex_map_values {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(name = "MapMember")]
        map_member: Option<BTreeMap<String, Timestamp>>,
    }
}

mod ignores_extra_data {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(name = "StrType")]
        str_type: Option<String>,
    }
}

mod ignores_undefined_output {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = NoOutput)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct NoOutput {}
}

mod supports_header_maps {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(prefix_headers, name = "")]
        all_headers: Option<BTreeMap<String, String>>,
        #[aws(prefix_headers, name = "X-")]
        prefixed_headers: Option<BTreeMap<String, String>>,
    }
}

mod json_payload {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(header, name = "X-Foo")]
        header: Option<String>,
        #[aws(payload)]
        data: Option<BodyStructure>,
    }

    #[aws_shape]
    pub(super) struct BodyStructure {
        #[aws(name = "Foo")]
        foo: Option<String>,
    }
}

mod streaming_payload {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(payload)]
        stream: Option<Vec<u8>>,
    }
}

mod json_value_trait {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(json_value, header, name = "X-Amz-Foo")]
        attr: Option<Document>,
    }
}

mod modeled_exceptions {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = NoOutput, error = OperationError)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct NoOutput {}

    #[aws_error]
    pub(super) enum OperationError {
        ExceptionShape {
            #[aws(header, name = "ImaHeader")]
            ima_header: Option<String>,
            #[aws(header, name = "X-Foo")]
            ima_header_location: Option<String>,
            #[aws(status_code)]
            status: Option<i32>,
            #[aws(name = "BodyMember")]
            body_member: Option<String>,
            #[aws(name = "Message")]
            message: Option<String>,
        },
        OtherExceptionShape {
            #[aws(name = "BodyMember")]
            body_member: Option<String>,
        },
    }
}

mod document_primitive {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        document_value: Option<Document>,
    }
}

mod document_inline {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        document_value: Option<Document>,
    }
}

mod document_aggregate {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        document_value: Option<Document>,
    }
}

mod tagged_unions {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(name = "UnionMember")]
        union_member: Option<UnionType>,
    }

    #[aws_shape]
    pub(super) enum UnionType {
        #[aws(name = "S")]
        S(String),
        #[aws(name = "L")]
        L(Vec<String>),
        #[aws(unknown)]
        Unknown(String, Document),
    }
}

mod list_in_header {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(header, name = "x-amz-list-member")]
        list_member: Option<Vec<String>>,
    }
}

mod number_in_header {
    use super::*;

    #[aws_operation(service = "iot", method = "POST", path = "/", output = OutputShape)]
    pub(super) struct OperationName {}

    #[aws_output]
    pub(super) struct OutputShape {
        #[aws(header, name = "x-amz-integer-member")]
        integer_member: Option<i32>,
        #[aws(header, name = "x-amz-long-member")]
        long_member: Option<i64>,
    }
}
