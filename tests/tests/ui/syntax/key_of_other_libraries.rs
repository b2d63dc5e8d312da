use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", uri = "/streams")]
struct ListStreams;

fn main() {}
