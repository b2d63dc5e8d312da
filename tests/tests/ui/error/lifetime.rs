use aws_operation::aws_error;

#[aws_error]
enum ListStreamsError<'a> {
    Missing { stream: std::borrow::Cow<'a, str> },
}

fn main() {}
