//! Operations of Smithy's cases: errors.

use aws_operation::{aws_error, aws_operation, aws_output};

use super::shapes::ComplexNestedErrorData;
use crate::declaration::Declaration;

pub(super) fn declarations() -> Vec<Declaration> {
    vec![
        Declaration::of::<GreetingWithErrors>(),
        Declaration::of::<HttpResponseCode>(),
        Declaration::of::<ResponseCodeRequired>(),
        Declaration::of::<ResponseCodeHttpFallback>(),
    ]
}

#[aws_operation(service = "iot", method = "PUT", path = "/GreetingWithErrors", output = GreetingWithErrorsOutput, error = GreetingError)]
struct GreetingWithErrors {}

#[aws_output]
struct GreetingWithErrorsOutput {
    #[aws(header, name = "X-Greeting")]
    greeting: Option<String>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/HttpResponseCode", output = HttpResponseCodeOutput)]
struct HttpResponseCode {}

#[aws_output]
struct HttpResponseCodeOutput {
    #[aws(status_code)]
    status: Option<i32>,
}

#[aws_error]
enum GreetingError {
    InvalidGreeting {
        #[aws(name = "Message")]
        message: Option<String>,
    },
    ComplexError {
        #[aws(header, name = "X-Header")]
        header: Option<String>,
        #[aws(name = "TopLevel")]
        top_level: Option<String>,
        #[aws(name = "Nested")]
        nested: Option<ComplexNestedErrorData>,
    },
    FooError,
    ExtraError,
    CaseInsensitiveError {
        message: Option<String>,
    },
}

#[aws_operation(service = "iot", method = "GET", path = "/responseCodeRequired", output = ResponseCodeRequiredOutput)]
struct ResponseCodeRequired {}

#[aws_output]
struct ResponseCodeRequiredOutput {
    #[aws(status_code)]
    response_code: i32,
}

#[aws_operation(service = "iot", method = "GET", path = "/responseCodeHttpFallback", output = ResponseCodeHttpFallbackOutput)]
struct ResponseCodeHttpFallback {}

#[aws_output]
struct ResponseCodeHttpFallbackOutput {}
