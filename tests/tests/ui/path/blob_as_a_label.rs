use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>")]
struct UpdateStream {
    stream_id: Vec<u8>,
}

fn main() {}
