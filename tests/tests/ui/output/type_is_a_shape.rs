use aws_operation::{aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = Streams)]
struct ListStreams;

#[aws_shape]
struct Streams;

fn main() {}
