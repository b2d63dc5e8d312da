use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(timestamp = "date-time")]
    created: Option<String>,
}

fn main() {}
