use aws_operation::aws_shape;

#[aws_shape]
enum State {
    Active,
    #[aws(name = "Active")]
    Running,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
