use aws_operation::{Operation, aws_operation};

#[aws_operation(service = "iot", method = "POST", path = "/streams/<streamId>")]
struct CreateStream {
    stream_id: String,
}

fn main() {
    let endpoint = "https://iot.eu-west-1.amazonaws.com".parse().unwrap();
    let request = CreateStream { stream_id: "a/b".into() }.to_http_request(&endpoint).unwrap();
    assert_eq!(request.uri().path(), "/streams/a%2Fb");
}
