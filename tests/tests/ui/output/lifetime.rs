use aws_operation::aws_output;

#[aws_output]
struct Streams<'a> {
    next_token: std::borrow::Cow<'a, str>,
}

fn main() {}
