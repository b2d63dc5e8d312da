use aws_operation::aws_shape;

#[aws_shape]
enum State {
    Active,
    #[aws(unknown)]
    Unknown(String),
    #[aws(unknown)]
    Other(String),
}

fn main() {}
