use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct UpdateStream {
    #[aws(query)]
    data: Vec<u8>,
}

fn main() {}
