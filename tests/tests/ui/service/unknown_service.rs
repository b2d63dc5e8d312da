use aws_operation::aws_operation;

#[aws_operation(service = "lamda", method = "GET", path = "/functions")]
struct ListFunctions;

fn main() {}
