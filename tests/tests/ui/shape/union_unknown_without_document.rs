use aws_operation::aws_shape;

#[aws_shape]
enum Source {
    File(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
