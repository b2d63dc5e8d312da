use aws_operation::{Document, aws_operation};

#[aws_operation(
    service = "iot", method = "GET", path = "/streams", output = aws_operation::Document,
    paginate(input_token = page.next, output_token = next),
)]
struct ListStreams {
    #[aws(query)]
    next: Option<String>,
}

fn main() {}
