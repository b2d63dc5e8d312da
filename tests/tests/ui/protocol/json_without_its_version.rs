use aws_operation::aws_operation;

#[aws_operation(service = "kms", protocol = "json")]
struct ListKeys {}

fn main() {}
