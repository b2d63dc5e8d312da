use aws_operation::aws_operation;

#[aws_operation("iot", method = "GET", path = "/streams")]
struct ListStreams;

fn main() {}
