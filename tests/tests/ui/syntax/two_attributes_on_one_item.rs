use aws_operation::{aws_output, aws_shape};

#[aws_output]
#[aws_shape]
struct Stream {
    stream_id: Option<String>,
}

fn main() {}
