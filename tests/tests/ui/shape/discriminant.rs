use aws_operation::aws_shape;

#[aws_shape]
enum Size {
    Small = 1,
    #[aws(unknown)]
    Unknown(i32),
}

fn main() {}
