use aws_operation::{Operation, aws_error, aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>")]
struct Put {
    id: String,
    #[cfg(any())]
    absent: NoSuchType,
    #[cfg(all())]
    present: Option<String>,
    #[cfg_attr(all(), aws(query))]
    token: Option<String>,
    #[cfg_attr(any(), aws(no_such_key))]
    #[cfg_attr(any(), doc = "absent")]
    other: Option<String>,
}

#[aws_shape]
enum State {
    Active,
    #[cfg(any())]
    Absent,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_error]
enum Failure {
    #[cfg(any())]
    Absent,
    Gone,
}

#[derive(Debug)]
struct NotShown;

#[aws_shape]
#[derive(Debug)]
struct MaybeSecret {
    #[cfg_attr(any(), aws(sensitive))]
    open: Option<String>,
}

fn main() {
    assert_eq!(Put::OPERATION.input.len(), 4);
    assert_eq!(State::from("Absent").as_str(), "Absent");
    assert!(format!("{:?} {NotShown:?}", MaybeSecret { open: Some("open".into()) }).contains("open"));
    let _ = Failure::Gone;
}
