use aws_operation::aws_shape;

#[aws_shape]
struct StreamFile {
    #[aws(query)]
    file_id: Option<i32>,
}

fn main() {}
