use aws_operation::{aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(header, name = "x-amz-file")]
    file: Option<StreamFile>,
}

#[aws_shape]
struct StreamFile;

fn main() {}
