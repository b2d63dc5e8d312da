use aws_operation::{aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct UpdateStream {
    #[aws(query)]
    file: Option<StreamFile>,
}

#[aws_shape]
struct StreamFile;

fn main() {}
