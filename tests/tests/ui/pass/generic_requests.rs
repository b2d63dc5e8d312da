use std::fmt::Debug;

use aws_operation::{Operation, aws_operation, aws_output, aws_shape};

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>", output = Page<T>)]
struct Put<T: Debug, U = String>
where
    T: Clone + aws_operation::shape::Read,
{
    id: String,
    item: T,
    others: Vec<U>,
}

#[aws_output]
struct Page<T> {
    items: Option<Vec<T>>,
}

#[aws_shape]
struct Pair<A, B> {
    a: A,
    b: Option<B>,
}

fn main() {
    assert_eq!(Put::<i32>::OPERATION.input.len(), 3);
    let _ = Pair { a: 1, b: Some("b") };
}
