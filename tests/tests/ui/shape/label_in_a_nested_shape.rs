use aws_operation::aws_shape;

#[aws_shape]
struct StreamFile {
    #[aws(label)]
    file_id: i32,
}

fn main() {}
