use aws_operation::aws_operation;

#[aws_operation(service = "iot", path = "PUT /streams/streamId HTTP/1.1")]
struct UpdateStream {
    stream_id: String,
}

fn main() {}
