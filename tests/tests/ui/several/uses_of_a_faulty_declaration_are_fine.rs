use aws_operation::aws_operation;

use aws_operation::Operation;
#[aws_operation(service = "iot", method = "put", path = "/streams/<streamId>")]
#[derive(Default)]
struct UpdateStream {
    stream_id: String,
}
fn takes<O: Operation>(_: &O) {}

fn main() { takes(&UpdateStream { stream_id: String::new() }) }
