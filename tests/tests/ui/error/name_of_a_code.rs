use aws_operation::aws_error;

#[aws_error]
enum ListStreamsError {
    #[aws(name = "SlowDown")]
    ThrottlingException,
}

fn main() {}
