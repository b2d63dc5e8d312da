use aws_operation::aws_operation;

#[aws_operation(method = "GET", path = "/streams")]
struct ListStreams;

fn main() {}
