use aws_operation::aws_operation;

#[aws_operation(service = "iot", method = "POST", path = "/streams")]
struct UpdateStream {
    #[aws(media_type = "image/jpeg")]
    image: Option<Vec<u8>>,
}

fn main() {}
