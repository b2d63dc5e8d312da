use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(header, name = "x-amz-data")]
    data: Vec<u8>,
}

fn main() {}
