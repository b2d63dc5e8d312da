use aws_operation::aws_operation;

#[aws_operation(service = "email", method = "GET", path = "/v2/email/account")]
pub struct GetAccount {}

fn main() {}
