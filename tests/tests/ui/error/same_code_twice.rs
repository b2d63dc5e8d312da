use aws_operation::aws_error;

#[aws_error]
enum ListStreamsError {
    ThrottlingException,
    #[aws(code = "ThrottlingException")]
    SlowDown,
}

fn main() {}
