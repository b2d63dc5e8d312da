use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(idempotency_token)]
    token: Option<i32>,
}

fn main() {}
