use aws_operation::aws_shape;

#[aws_shape]
enum Size {
    #[aws(value = "1")]
    Small,
    #[aws(unknown)]
    Unknown(i32),
}

fn main() {}
