use aws_operation::{Timestamp, aws_operation};

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(json_value, timestamp = "date-time")]
    created: Option<Timestamp>,
}

fn main() {}
