use aws_operation::aws_operation;

#[aws_operation(service = "kms", target_prefix = "Trent Service")]
struct ListKeys {}

fn main() {}
