use std::collections::HashMap;

use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct UpdateStream {
    #[aws(query_params)]
    tags: HashMap<String, String>,
    #[aws(query_params)]
    more: HashMap<String, String>,
}

fn main() {}
