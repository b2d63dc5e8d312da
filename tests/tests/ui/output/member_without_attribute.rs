use aws_operation::aws_output;

#[aws_output]
struct Streams {
    stream: Stream,
}

struct Stream;

fn main() {}
