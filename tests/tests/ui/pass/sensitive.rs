use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

#[derive(Clone, PartialEq)]
#[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>")]
#[derive(Debug)]
struct PutKey {
    #[aws(sensitive)]
    id: String,
    #[aws(header, name = "x-amz-key", sensitive)]
    key: Option<String>,
    keys: Vec<Key>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Key {
    #[aws(sensitive)]
    value: String,
}

#[aws_shape]
#[derive(Debug)]
enum Secret {
    #[aws(sensitive)]
    Text(String),
    Open(String),
    #[aws(unknown)]
    Unknown(String, aws_operation::Document),
}

#[aws_output]
struct Answer {
    #[aws(sensitive)]
    key: Option<String>,
}

#[aws_error]
#[derive(std::fmt::Debug)]
enum Failure {
    Denied {
        #[aws(sensitive)]
        key: Option<String>,
        why: Option<String>,
    },
    Other,
}

fn main() {
    let put = PutKey { id: "hush".into(), key: Some("hush".into()), keys: vec![Key { value: "hush".into() }] };
    let shown = [
        format!("{put:?} {put:#?}"),
        format!("{:?} {:?}", Secret::Text("hush".into()), Secret::Open("open".into())),
        format!("{:?}", Secret::Unknown("new".into(), "hush".into())),
        format!("{:?}", Answer { key: Some("hush".into()) }),
        format!("{:?} {:?}", Failure::Denied { key: Some("hush".into()), why: Some("why".into()) }, Failure::Other),
    ]
    .concat();
    assert!(!shown.contains("hush") && shown.contains("<redacted>"), "{shown}");
    assert!(shown.contains("open") && shown.contains("why"), "{shown}");
}
