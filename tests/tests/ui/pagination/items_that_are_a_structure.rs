use aws_operation::{aws_operation, aws_output, aws_shape};

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = Streams,
    paginate(input_token = next_token, output_token = next_token, items = page))]
#[derive(Clone)]
struct ListStreams { #[aws(query)] next_token: Option<String> }

#[aws_output]
struct Streams { page: Option<Page>, next_token: Option<String> }

#[aws_shape]
struct Page { streams: Option<Vec<String>>, size: Option<i32> }

fn main() {}
