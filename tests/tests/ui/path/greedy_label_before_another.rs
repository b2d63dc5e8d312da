use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "/<streamId..>/<version>")]
struct UpdateStream {
    stream_id: String,
    version: String,
}

fn main() {}
