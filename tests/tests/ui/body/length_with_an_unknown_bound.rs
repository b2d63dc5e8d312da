use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(length(least = 1))]
    description: Option<String>,
}

fn main() {}
