use aws_operation::{aws_operation, aws_output};

#[aws_operation(service = "iot", method = "put", path = "/streams/<streamId>", output = Streams)]
struct UpdateStream {
    stream_id: Option<String>,
    #[aws(header)]
    token: Option<String>,
    size: u64,
}

#[aws_output]
struct Streams;

fn main() {}
