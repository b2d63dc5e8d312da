use aws_operation::{aws_operation, aws_output, aws_shape};
use serde_json::{Map, Value};

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct PutStream {
    #[aws(serde)]
    foreign: Option<Map<String, Value>>,
    #[aws(serde)]
    pairs: Vec<(String, i32)>,
}

#[aws_output]
struct Answer {
    #[aws(serde)]
    foreign: Option<Map<String, Value>>,
    #[aws(serde, default)]
    pairs: Vec<(String, i32)>,
}

#[aws_shape]
enum Either {
    #[aws(serde)]
    Pair((String, i32)),
    #[aws(unknown)]
    Unknown(String, Value),
}

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct Whole {
    #[aws(payload, serde)]
    body: Map<String, Value>,
}

fn main() {}
