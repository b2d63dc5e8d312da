use aws_operation::aws_output;

#[aws_output]
struct Streams {
    #[aws(label)]
    stream_id: String,
}

fn main() {}
