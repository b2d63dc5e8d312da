use aws_operation::aws_operation;

#[aws_operation(service = "sdb", method = "GET", path = "/")]
struct ListDomains;

fn main() {}
