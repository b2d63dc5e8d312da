use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>?list&list")]
struct UpdateStream {
    stream_id: String,
}

fn main() {}
