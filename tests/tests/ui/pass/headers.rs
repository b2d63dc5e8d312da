use std::collections::{BTreeMap, HashMap};

use aws_operation::{Document, Operation, Timestamp, aws_operation, aws_output};

#[aws_operation(service = "iot", method = "PUT", path = "/streams", output = PutStreamOutput)]
struct PutStream {
    #[aws(header, name = "x-amz-client-token")]
    client_token: Option<String>,
    #[aws(header, name = "If-Modified-Since", timestamp = "http-date")]
    since: Option<Timestamp>,
    #[aws(header, name = "x-amz-ids")]
    ids: Vec<i32>,
    #[aws(header, name = "x-amz-context", json_value)]
    context: Option<Document>,
    #[aws(prefix_headers, name = "x-amz-meta-")]
    metadata: HashMap<String, String>,
}

#[aws_output]
struct PutStreamOutput {
    #[aws(header, name = "Content-Length")]
    length: Option<i64>,
    #[aws(prefix_headers, name = "")]
    others: BTreeMap<String, String>,
    #[aws(status_code)]
    status: i32,
}

fn main() {
    assert_eq!(PutStream::OPERATION.input.member(4).unwrap().name, "x-amz-meta-");
}
