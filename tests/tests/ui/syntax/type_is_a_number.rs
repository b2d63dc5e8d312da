use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams", error = 5)]
struct ListStreams;

fn main() {}
