use aws_operation::{Document, aws_shape};

struct File;

#[aws_shape]
enum Source {
    File(File),
    #[aws(unknown)]
    Unknown(String, Document),
}

fn main() {}
