use aws_operation::aws_operation;

#[aws_operation(service = "iot", path = "/streams")]
struct ListStreams;

fn main() {}
