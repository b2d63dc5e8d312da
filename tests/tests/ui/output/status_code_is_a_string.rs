use aws_operation::aws_output;

#[aws_output]
struct Streams {
    #[aws(status_code)]
    status: String,
}

fn main() {}
