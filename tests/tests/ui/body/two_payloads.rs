use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(payload)]
    data: Vec<u8>,
    #[aws(payload)]
    more: Vec<u8>,
}

fn main() {}
