use aws_operation::aws_output;

#[aws_output]
struct Streams {
    #[aws(status_code, sensitive)]
    status: i32,
}

fn main() {}
