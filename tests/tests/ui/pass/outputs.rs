use std::collections::HashMap;

use aws_operation::{Document, Operation, aws_operation, aws_output, aws_shape};

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = Streams)]
struct ListStreams;

#[aws_output(rename_all = "PascalCase", name = "ListStreamsResponse")]
struct Streams {
    #[aws(status_code)]
    status: Option<i32>,
    #[aws(default)]
    count: i32,
    #[aws(default)]
    list: Vec<Stream>,
    by_name: HashMap<String, Stream>,
    sparse: Vec<Option<String>>,
    one: Stream,
    free: Option<Document>,
}

#[aws_shape]
struct Stream {
    #[aws(default)]
    version: i64,
}

#[aws_output]
struct Nothing;

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = Document)]
struct Free;

#[aws_output]
struct Nested {
    streams: Option<Streams>,
}

fn main() {
    assert_eq!(ListStreams::OPERATION.output.name(), "ListStreamsResponse");
}
