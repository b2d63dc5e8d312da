use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams", output = Streams)]
struct ListStreams;

struct Streams;

fn main() {}
