use aws_operation::aws_shape;

#[aws_shape(rename_all = "camel_case")]
struct StreamFile {
    file_id: Option<i32>,
}

fn main() {}
