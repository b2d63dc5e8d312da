use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "HEAD", path = "/streams")]
struct UpdateStream {
    #[aws(payload)]
    data: Vec<u8>,
}

fn main() {}
