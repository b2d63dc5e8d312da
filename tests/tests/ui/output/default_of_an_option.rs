use aws_operation::aws_output;

#[aws_output]
struct Streams {
    #[aws(default)]
    count: Option<i32>,
}

fn main() {}
