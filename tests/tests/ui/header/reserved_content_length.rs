use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(header, name = "Content-Length")]
    size: Option<i64>,
}

fn main() {}
