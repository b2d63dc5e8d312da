use std::collections::HashMap;

use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    parts: HashMap<i32, String>,
}

fn main() {}
