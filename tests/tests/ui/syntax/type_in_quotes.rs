use aws_operation::{aws_operation, aws_output};

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = "ListStreamsOutput")]
struct ListStreams;

#[aws_output]
struct ListStreamsOutput;

fn main() {}
