use aws_operation::{aws_operation, aws_shape};

#[aws_shape]
#[derive(Clone, Copy, Debug, PartialEq)]
enum Size {
    #[aws(value = 1)]
    Small,
    #[aws(value = -2)]
    Negative,
    #[aws(unknown)]
    Unknown(i32),
}

#[aws_operation(service = "iot", method = "POST", path = "/streams/<size>")]
struct PutStream {
    size: Size,
    #[aws(range(min = 0))]
    others: Option<Size>,
}

fn main() {}
