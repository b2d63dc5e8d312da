use aws_operation::aws_shape;

struct File;

#[aws_shape]
struct Page<T> {
    items: Vec<T>,
}

fn takes(_: &dyn aws_operation::shape::Value) {}

fn main() { takes(&Page { items: vec![File] }) }
