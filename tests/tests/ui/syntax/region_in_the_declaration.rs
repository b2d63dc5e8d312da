use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams", region = "eu-west-1")]
struct ListStreams;

fn main() {}
