use aws_operation::aws_output;

#[aws_output]
struct Streams {
    #[aws(payload)]
    data: Vec<u8>,
    next_token: Option<String>,
}

fn main() {}
