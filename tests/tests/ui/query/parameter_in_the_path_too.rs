use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams?list=all")]
struct UpdateStream {
    #[aws(query)]
    list: Option<String>,
}

fn main() {}
