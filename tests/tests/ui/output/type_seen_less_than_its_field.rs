use aws_operation::{aws_output, aws_shape};

#[aws_output]
pub struct Streams {
    pub streams: Option<Vec<Stream>>,
}

#[aws_shape]
struct Stream {
    stream_id: String,
}

fn main() {}
