use aws_operation::{Document, aws_shape};

#[aws_shape]
enum Source {
    File(String, i32),
    #[aws(unknown)]
    Unknown(String, Document),
}

fn main() {}
