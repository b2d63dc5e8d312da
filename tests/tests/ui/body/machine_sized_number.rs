use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    size: usize,
}

fn main() {}
