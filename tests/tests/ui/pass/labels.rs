use aws_operation::{Operation, aws_operation, aws_shape, operation::Part};

#[aws_operation(service = "iot", method = "GET", path = "/2015-03-31/<stream-id>/@x/$y/<key..>/end/?list&x=y")]
struct GetObject {
    #[aws(name = "stream-id")]
    stream: State,
    #[aws(label)]
    key: String,
}

#[aws_shape]
enum State {
    Active,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_operation(service = "iot", method = "GET", path = "/<number>/<flag>/<at>")]
struct Scalars {
    number: i64,
    flag: bool,
    at: aws_operation::Timestamp,
}

fn main() {
    let operation = GetObject::OPERATION;
    assert_eq!(operation.query, "list&x=y");
    assert_eq!(operation.path[0], Part::Literal("/2015-03-31/"));
    assert_eq!(operation.path[3], Part::Greedy(1));
    assert_eq!(operation.path[4], Part::Literal("/end/"));
    assert_eq!(Scalars::OPERATION.path.len(), 6);
}
