use aws_operation::aws_error;

#[aws_error]
enum ListStreamsError {
    #[aws(retryable, throttling)]
    ThrottlingException,
}

fn main() {}
