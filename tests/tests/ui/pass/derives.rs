//! The user's own derives keep working, above and below.
use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

#[derive(Clone, Debug)]
#[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>")]
#[derive(Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Put {
    id: String,
    #[serde(default)]
    file: Option<File>,
}

#[aws_shape]
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
struct File {
    #[serde(rename = "n")]
    #[aws(name = "fileName")]
    name: Option<String>,
}

#[aws_output]
#[derive(Debug, Default, Clone)]
#[non_exhaustive]
struct Answer {
    id: Option<String>,
}

#[aws_error]
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
enum Failure {
    Gone,
}

fn main() {
    let put: Put = serde_json::from_str(r#"{ "id": "s1", "file": { "n": "f" } }"#).unwrap();
    assert_eq!(put, Put { id: "s1".into(), file: Some(File { name: Some("f".into()) }) });
}
