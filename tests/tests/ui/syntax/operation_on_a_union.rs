use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
union ListStreams {
    all: i32,
}

fn main() {}
