use aws_operation::aws_shape;

#[aws_shape]
enum Size {
    #[aws(value = 1)]
    Small,
    Large,
    #[aws(unknown)]
    Unknown(i32),
}

fn main() {}
