use aws_operation::{aws_operation, aws_output};

#[aws_operation(
    service = "iot", method = "GET", path = "/streams", output = Streams,
    paginate(input_token = next_token, output_token = next_token, items = streams, limit = max_results),
)]
#[derive(Clone, Default)]
struct ListStreams {
    #[aws(query)]
    next_token: Option<String>,
    #[aws(query)]
    max_results: Option<i32>,
}

#[aws_output]
struct Streams {
    next_token: Option<String>,
    streams: Option<Vec<String>>,
}

fn main() {}
