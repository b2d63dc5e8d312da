use std::collections::HashMap;

use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(prefix_headers, name = "x-a-")]
    a: HashMap<String, String>,
    #[aws(prefix_headers, name = "x-a-")]
    b: HashMap<String, String>,
}

fn main() {}
