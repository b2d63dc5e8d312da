use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "PUT", path = "/streams")]
struct PutStream {
    created: Option<chrono::DateTime<chrono::Utc>>,
}

fn main() {}
