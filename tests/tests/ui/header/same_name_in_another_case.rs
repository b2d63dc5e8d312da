use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(header, name = "x-amz-token")]
    token: Option<String>,
    #[aws(header, name = "X-Amz-Token")]
    client_token: Option<String>,
}

fn main() {}
