use aws_operation::{Document, aws_shape};

#[aws_shape]
enum Source {
    File(String),
    #[aws(name = "file")]
    Path(String),
    #[aws(unknown)]
    Unknown(String, Document),
}

fn main() {}
