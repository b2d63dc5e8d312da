use aws_operation::aws_shape;

#[aws_shape]
enum State {
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
