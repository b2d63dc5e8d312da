//! Operations whose members are mainly in the path, the query, headers or the host name.

use std::collections::BTreeMap;

use aws_operation::{Document, Timestamp, aws_operation, aws_output, aws_shape};

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
        (
            "Omits null query params, but serializes empty strings",
            Declaration::of::<omits_null_query_params_but_serializes_empty_strings::OperationName>(),
        ),
        (
            "Omits null query params, but serializes empty strings",
            Declaration::of::<omits_null_query_params_but_serializes_empty_strings::OperationNameWithQuery>(),
        ),
        ("Timestamp values", Declaration::of::<timestamp_values::OperationName>()),
        ("Idempotency token auto fill", Declaration::of::<idempotency_token_auto_fill::OperationName>()),
        ("JSON value trait", Declaration::of::<json_value_trait::OperationName>()),
        ("Endpoint host trait", Declaration::of::<endpoint_host_trait::StaticOp>()),
        ("Endpoint host trait", Declaration::of::<endpoint_host_trait::MemberRefOp>()),
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
