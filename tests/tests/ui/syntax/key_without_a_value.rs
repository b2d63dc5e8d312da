use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path)]
struct ListStreams;

fn main() {}
