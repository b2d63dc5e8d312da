use aws_operation::aws_operation;

#[aws_operation(service = "ivs-reltime", method = "POST", path = "/ListStages")]
pub struct ListStages {}

fn main() {}
