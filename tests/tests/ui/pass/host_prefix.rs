use aws_operation::{Operation, aws_operation};

#[aws_operation(service = "iot", method = "POST", path = "/streams", host_prefix = "data-<accountId>.")]
struct PutStream {
    account_id: String,
}

#[aws_operation(service = "iot", method = "POST", path = "/streams", host_prefix = "<accountId>.")]
struct Explicit<'a> {
    #[aws(host_label, required)]
    account_id: Option<&'a str>,
}

fn main() {
    assert_eq!(PutStream::OPERATION.host_prefix.len(), 3);
    assert_eq!(Explicit::OPERATION.host_prefix.len(), 2);
}
