use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(header, name = "authorization")]
    token: Option<String>,
}

fn main() {}
