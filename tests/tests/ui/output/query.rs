use aws_operation::aws_output;

#[aws_output]
struct Streams {
    #[aws(query)]
    next_token: Option<String>,
}

fn main() {}
