use aws_operation::aws_error;

#[aws_error]
enum ListStreamsError {
    #[aws(retriable)]
    ThrottlingException,
}

fn main() {}
