use aws_operation::{aws_operation, aws_output};

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = Streams,
    paginate(input_token = more, output_token = more))]
#[derive(Clone)]
struct ListStreams { #[aws(query)] more: Option<bool> }

#[aws_output]
struct Streams { more: Option<bool> }

fn main() {}
