use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct UpdateStream {
    description: Option<String>,
}

fn main() {}
