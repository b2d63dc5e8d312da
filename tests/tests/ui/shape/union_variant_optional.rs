use aws_operation::{Document, aws_shape};

#[aws_shape]
enum Source {
    File(Option<String>),
    #[aws(unknown)]
    Unknown(String, Document),
}

fn main() {}
