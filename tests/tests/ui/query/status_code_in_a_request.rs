use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct UpdateStream {
    #[aws(status_code)]
    status: i32,
}

fn main() {}
