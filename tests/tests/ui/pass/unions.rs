use aws_operation::{Document, aws_operation, aws_shape};

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Source {
    File(String),
    Nested(Box<Source>),
    #[aws(name = "LIST")]
    List(Vec<Source>),
    #[aws(timestamp = "date-time")]
    At(aws_operation::Timestamp),
    Nothing,
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape(rename_all = "PascalCase")]
enum Borrowing<'a> {
    Text(&'a str),
    #[aws(unknown)]
    Unknown(String, serde_json::Value),
}

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct PutStream<'a> {
    source: Option<Source>,
    other: Borrowing<'a>,
}

fn main() {}
