use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(query)]
    #[aws(query)]
    description: Option<String>,
}

fn main() {}
