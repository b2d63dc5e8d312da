use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams", event_stream)]
struct Listen;

fn main() {}
