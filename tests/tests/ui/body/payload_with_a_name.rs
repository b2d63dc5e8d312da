use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(payload, name = "data")]
    data: Vec<u8>,
}

fn main() {}
