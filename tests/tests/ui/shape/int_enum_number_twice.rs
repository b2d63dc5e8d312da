use aws_operation::aws_shape;

#[aws_shape]
enum Size {
    #[aws(value = 1)]
    Small,
    #[aws(value = 1)]
    Large,
    #[aws(unknown)]
    Unknown(i32),
}

fn main() {}
