use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams", idempotent = false)]
struct ListStreams;

fn main() {}
