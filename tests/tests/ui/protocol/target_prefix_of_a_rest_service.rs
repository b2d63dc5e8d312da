use aws_operation::aws_operation;

#[aws_operation(service = "iot", target_prefix = "IoT", method = "GET", path = "/things")]
struct ListThings {}

fn main() {}
