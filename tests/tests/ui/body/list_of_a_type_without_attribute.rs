use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    files: Vec<StreamFile>,
}

struct StreamFile;

fn main() {}
