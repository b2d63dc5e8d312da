use aws_operation::aws_error;

#[aws_error]
enum ListStreamsError {
    #[aws(unknown)]
    Other(String),
}

fn main() {}
