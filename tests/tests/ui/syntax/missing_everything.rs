use aws_operation::aws_operation;

#[aws_operation]
struct ListStreams;

fn main() {}
