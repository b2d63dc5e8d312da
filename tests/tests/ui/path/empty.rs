use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "")]
struct UpdateStream {
    description: Option<String>,
}

fn main() {}
