use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "https://iot.eu-west-1.amazonaws.com/streams/<streamId>")]
struct UpdateStream {
    stream_id: String,
}

fn main() {}
