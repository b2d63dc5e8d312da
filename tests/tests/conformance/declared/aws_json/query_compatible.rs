//! Operations of `awsJson1_0` whose services spoke the query protocol before.

use aws_operation::{aws_error, aws_operation, aws_output};

use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![Declaration::of::<QueryCompatibleOperation>(), Declaration::of::<Operation>()]
}

#[aws_operation(service = "sqs", target_prefix = "QueryCompatibleJsonRpc10", error = QueryCompatibleError, idempotent)]
struct QueryCompatibleOperation {}

#[aws_error]
enum QueryCompatibleError {
    NoCustomCodeError { message: Option<String> },
    CustomCodeError { message: Option<String> },
}

#[aws_operation(service = "sqs", target_prefix = "QueryCompatService", output = OperationOutput)]
struct Operation {
    message: Option<String>,
}

#[aws_output]
struct OperationOutput {
    message: Option<String>,
}
