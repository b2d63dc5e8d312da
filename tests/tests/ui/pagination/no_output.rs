use aws_operation::aws_operation;

#[aws_operation(
    service = "iot", method = "GET", path = "/streams",
    paginate(input_token = next_token, output_token = next_token),
)]
struct ListStreams {
    #[aws(query)]
    next_token: Option<String>,
}
fn main() {}
