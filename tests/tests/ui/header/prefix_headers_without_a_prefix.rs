use std::collections::HashMap;

use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(prefix_headers)]
    meta: HashMap<String, String>,
}

fn main() {}
