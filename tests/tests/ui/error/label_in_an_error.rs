use aws_operation::aws_error;

#[aws_error]
enum ListStreamsError {
    Missing {
        #[aws(label)]
        stream_id: String,
    },
}

fn main() {}
