use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream<const N: usize> {
    files: [i32; N],
}

fn main() {}
