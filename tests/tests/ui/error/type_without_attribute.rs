use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams", error = ListStreamsError)]
struct ListStreams;

enum ListStreamsError {}

fn main() {}
