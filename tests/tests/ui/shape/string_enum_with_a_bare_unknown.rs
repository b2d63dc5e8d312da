use aws_operation::aws_shape;

#[aws_shape]
enum State {
    Active,
    #[aws(unknown)]
    Unknown,
}

fn main() {}
