use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams", body_with_get)]
struct UpdateStream {
    description: Option<String>,
}

fn main() {}
