use aws_operation::aws_operation;

#[aws_operation(
    service = "iot", method = "GET", path = "/streams", output = serde_json::Value,
    paginate(input_token = page.next, output_token = next),
)]
struct ListStreams {
    #[aws(query)]
    next: Option<String>,
}
fn main() {}
