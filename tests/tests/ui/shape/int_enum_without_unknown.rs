use aws_operation::aws_shape;

#[aws_shape]
enum Size {
    #[aws(value = 1)]
    Small,
}

fn main() {}
