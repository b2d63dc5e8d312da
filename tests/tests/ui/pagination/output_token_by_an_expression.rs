use aws_operation::{aws_operation, aws_output};

#[aws_operation(service = "iot", method = "POST", path = "/streams", output = Streams,
    paginate(input_token = next_token, output_token = next_marker || streams[-1].id))]
#[derive(Clone)]
struct ListStreams { next_token: Option<String> }

#[aws_output]
struct Streams { streams: Vec<String>, next_marker: Option<String> }

fn main() {}
