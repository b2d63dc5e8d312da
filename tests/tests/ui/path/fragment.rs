use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>#top")]
struct UpdateStream {
    stream_id: String,
}

fn main() {}
