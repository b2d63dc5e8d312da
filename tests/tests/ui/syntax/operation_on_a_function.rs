use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
fn list_streams() {}

fn main() {}
