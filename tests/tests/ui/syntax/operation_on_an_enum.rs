use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
enum ListStreams {
    All,
}

fn main() {}
