use aws_operation::aws_error;

struct Stream;

#[aws_error]
enum ListStreamsError {
    Missing { stream: Stream },
}

fn main() {}
