use std::collections::HashMap;

use aws_operation::{Operation, aws_operation};

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>")]
struct PutStream {
    #[aws(length(min = 1, max = 128))]
    stream_id: String,
    #[aws(required, length(max = 2))]
    files: Option<Vec<String>>,
    #[aws(length(min = 1))]
    data: Vec<u8>,
    #[aws(length(max = 50))]
    tags: HashMap<String, String>,
    #[aws(range(min = -1.5, max = 1_000))]
    factor: Option<f64>,
    #[aws(range(max = 9))]
    digit: i32,
}

fn main() {
    let endpoint = "https://iot.eu-west-1.amazonaws.com".parse().unwrap();
    let put = PutStream {
        stream_id: String::new(),
        files: None,
        data: vec![],
        tags: HashMap::new(),
        factor: Some(-2.0),
        digit: 10,
    };
    let error = put.to_http_request(&endpoint).unwrap_err();
    assert_eq!(error.violations().len(), 6, "{error}");
}
