use aws_operation::{ByteStream, Document, aws_operation, aws_output, aws_shape};

#[aws_operation(service = "iot", method = "PUT", path = "/a", output = Answer)]
struct Bytes {
    #[aws(payload, media_type = "image/jpeg")]
    image: Vec<u8>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/b")]
struct Streamed {
    #[aws(payload)]
    body: ByteStream,
    #[aws(query)]
    name: Option<String>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/c")]
struct Structured {
    #[aws(payload)]
    body: Option<Shape>,
}

#[aws_operation(service = "iot", method = "PUT", path = "/d")]
struct Free {
    #[aws(payload)]
    body: Document,
}

#[aws_shape]
struct Shape {
    name: Option<String>,
}

#[aws_output]
struct Answer {
    #[aws(payload)]
    text: Option<String>,
}

fn main() {}
