use aws_operation::aws_shape;

#[aws_shape]
struct StreamFile {
    #[aws(header, name = "x-id")]
    file_id: Option<i32>,
}

fn main() {}
