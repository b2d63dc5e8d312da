use std::borrow::Cow;

use aws_operation::{Operation, aws_operation, shape::Traits};

#[aws_operation(service = "iot", method = "PUT", path = "/streams")]
struct PutStream {
    #[aws(idempotency_token)]
    client_token: Option<String>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/streams")]
struct Borrowed<'a> {
    #[aws(idempotency_token, query)]
    client_token: Option<Cow<'a, str>>,
}

fn main() {
    assert!(PutStream::OPERATION.input.member(0).unwrap().traits.has(Traits::IDEMPOTENCY_TOKEN));
}
