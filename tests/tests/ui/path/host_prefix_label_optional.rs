use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams", host_prefix = "<streamId>.")]
struct UpdateStream {
    stream_id: Option<String>,
}

fn main() {}
