use aws_operation::aws_operation;

#[aws_operation(service = "news", endpoint_prefix = "news", protocol = "json-1.1")]
struct ListNews {}

fn main() {}
