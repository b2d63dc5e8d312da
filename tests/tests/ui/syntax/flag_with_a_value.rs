use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams", unsigned_payload = true)]
struct ListStreams;

fn main() {}
