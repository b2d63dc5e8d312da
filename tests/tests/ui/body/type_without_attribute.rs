use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    file: Option<StreamFile>,
}

struct StreamFile;

fn main() {}
