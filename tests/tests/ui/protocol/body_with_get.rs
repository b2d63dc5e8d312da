use aws_operation::aws_operation;

#[aws_operation(service = "dynamodb", body_with_get)]
struct ListTables {}

fn main() {}
