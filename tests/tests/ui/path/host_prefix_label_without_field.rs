use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams", host_prefix = "<accountId>.")]
struct UpdateStream {
    stream_id: String,
}

fn main() {}
