use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(query, header, name = "x-amz-token")]
    token: Option<String>,
}

fn main() {}
