use aws_operation::aws_operation;

#[aws_operation(service = "iot", methd = "GET", path = "/streams")]
struct ListStreams;

fn main() {}
