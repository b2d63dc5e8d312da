use aws_operation::{aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>")]
struct UpdateStream {
    stream_id: StreamId,
}

#[aws_shape]
struct StreamId;

fn main() {}
