use aws_operation::{Document, aws_shape};

#[aws_shape]
enum Source {
    File { name: String },
    #[aws(unknown)]
    Unknown(String, Document),
}

fn main() {}
