use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "PUT /streams/streamId")]
struct UpdateStream {
    stream_id: String,
}

fn main() {}
