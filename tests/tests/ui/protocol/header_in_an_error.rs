use aws_operation::{aws_error, aws_operation};

#[aws_operation(service = "ssm", error = GetParameterError)]
struct GetParameter<'a> {
    name: &'a str,
}

#[aws_error]
enum GetParameterError {
    #[allow(dead_code)]
    ParameterNotFound { #[aws(header, name = "x-name")] name: Option<String> },
}

fn main() {}
