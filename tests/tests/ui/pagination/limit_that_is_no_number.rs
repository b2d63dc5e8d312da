use aws_operation::{aws_operation, aws_output};

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = Streams,
    paginate(input_token = next_token, output_token = next_token, limit = all))]
#[derive(Clone)]
struct ListStreams { #[aws(query)] next_token: Option<String>, #[aws(query)] all: Option<bool> }

#[aws_output]
struct Streams { next_token: Option<String> }

fn main() {}
