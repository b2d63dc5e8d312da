use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "/streams?id=<streamId>")]
struct UpdateStream {
    #[aws(query)]
    stream_id: String,
}

fn main() {}
