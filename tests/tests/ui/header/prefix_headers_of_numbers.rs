use std::collections::HashMap;

use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(prefix_headers, name = "x-amz-meta-")]
    meta: HashMap<String, i32>,
}

fn main() {}
