use aws_operation::aws_output;

#[aws_output]
struct Streams {
    #[aws(status_code)]
    status: i32,
    #[aws(status_code)]
    code: i32,
}

fn main() {}
