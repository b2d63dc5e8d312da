use aws_operation::aws_error;

#[aws_error]
struct ListStreamsError;

fn main() {}
