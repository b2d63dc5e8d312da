use aws_operation::aws_shape;

#[aws_shape]
struct Key {
    #[aws(sensitive)]
    value: Option<String>,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) }
}

fn main() {}
