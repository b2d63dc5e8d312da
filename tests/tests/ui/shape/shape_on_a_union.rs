use aws_operation::aws_shape;

#[aws_shape]
union Source {
    file: i32,
}

fn main() {}
