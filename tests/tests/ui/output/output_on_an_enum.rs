use aws_operation::aws_output;

#[aws_output]
enum Streams {
    All,
}

fn main() {}
