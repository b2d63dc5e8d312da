use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(serde)]
    file: StreamFile,
}

struct StreamFile;

fn main() {}
