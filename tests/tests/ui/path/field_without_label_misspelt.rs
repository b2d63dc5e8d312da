use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamName>")]
struct UpdateStream {
    #[aws(label)]
    stream_nam: String,
}

fn main() {}
