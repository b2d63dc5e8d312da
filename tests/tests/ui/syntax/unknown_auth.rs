use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams", auth = "v4")]
struct ListStreams;

fn main() {}
