use aws_operation::{Timestamp, aws_operation};

#[aws_operation(servce = "iot", service = "iot", method = "PUT", path = "/streams")]
struct UpdateStream {
    #[aws(label)]
    stream_id: String,
    #[aws(timestamp = "epoch")]
    created: Option<Timestamp>,
    initial: char,
}

fn main() {}
