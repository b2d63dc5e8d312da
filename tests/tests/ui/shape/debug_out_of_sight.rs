use aws_operation::aws_shape;

#[derive(Debug)]
#[aws_shape]
struct StreamKey {
    #[aws(sensitive)]
    value: Option<String>,
}

fn main() {}
