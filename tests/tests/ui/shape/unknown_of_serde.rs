use aws_operation::aws_shape;

#[aws_shape]
enum State {
    Active,
    #[aws(other)]
    Unknown(String),
}

fn main() {}
