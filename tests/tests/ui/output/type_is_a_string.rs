use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = String)]
struct ListStreams;

fn main() {}
