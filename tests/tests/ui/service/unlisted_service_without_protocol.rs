use aws_operation::aws_operation;

#[aws_operation(service = "brandnewthing", endpoint_prefix = "brandnew", method = "GET", path = "/x")]
struct ListThings;

fn main() {}
