use aws_operation::aws_shape;

#[aws_shape]
enum State {
    Active,
    Deleted,
}

fn main() {}
