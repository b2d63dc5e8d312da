use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(header, name = "x-amz-client-token:")]
    client_token: Option<String>,
}

fn main() {}
