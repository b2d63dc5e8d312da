use aws_operation::aws_output;

#[aws_output]
struct Streams {
    next_token: &'static str,
}

fn main() {}
