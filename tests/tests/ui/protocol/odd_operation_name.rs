use aws_operation::aws_operation;

#[aws_operation(service = "dynamodb", name = "GetItem: Books")]
struct GetItem {}

#[aws_operation(service = "ssm")]
struct ParameterÄndern {}

fn main() {}
