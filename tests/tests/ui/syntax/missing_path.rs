use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET")]
struct ListStreams;

fn main() {}
