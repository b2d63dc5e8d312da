use aws_operation::{aws_output, aws_shape};

#[aws_output]
struct Streams {
    #[aws(default)]
    stream: Stream,
}

#[aws_shape]
struct Stream;

fn main() {}
