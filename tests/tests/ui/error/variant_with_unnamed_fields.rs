use aws_operation::aws_error;

#[aws_error]
enum ListStreamsError {
    InvalidRequestException(String),
}

fn main() {}
