use aws_operation::{Operation, aws_operation};

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct ListStreams;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct ListStreamsToo {}

fn main() {
    assert!(ListStreams::OPERATION.input.is_empty());
    assert!(ListStreamsToo::OPERATION.input.is_empty());
}
