use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "GET", path = "/streams")]
struct UpdateStream {
    #[aws(query, name = "id")]
    stream_id: String,
    #[aws(query)]
    id: String,
}

fn main() {}
