use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(name = "description")]
    text: Option<String>,
    description: Option<String>,
}

fn main() {}
