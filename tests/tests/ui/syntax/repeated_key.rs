use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", method = "PUT", path = "/streams")]
struct ListStreams;

fn main() {}
