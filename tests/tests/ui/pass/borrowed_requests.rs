use std::{borrow::Cow, collections::HashMap};

use aws_operation::{Operation, aws_operation, aws_shape};

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>")]
#[derive(Clone, Copy, Debug)]
struct Put<'a, 'b: 'a> {
    id: &'a str,
    #[aws(query)]
    token: Option<&'b str>,
    #[aws(query)]
    ids: &'a [String],
    tags: &'a HashMap<String, String>,
    files: &'a [File<'b>],
    data: Option<&'a [u8]>,
}

#[aws_shape]
#[derive(Clone, Debug)]
struct File<'a> {
    name: Cow<'a, str>,
}

fn main() {
    let id = String::from("s1");
    let endpoint = "https://iot.eu-west-1.amazonaws.com".parse().unwrap();
    let tags = HashMap::new();
    let put = Put { id: &id, token: None, ids: &[], tags: &tags, files: &[File { name: "f".into() }], data: None };
    assert_eq!(put.to_http_request(&endpoint).unwrap().uri().path(), "/streams/s1");
}
