use aws_operation::aws_operation;

#[aws_operation(service = "iot", protocol = "restjson", method = "GET", path = "/streams")]
struct ListStreams;

fn main() {}
