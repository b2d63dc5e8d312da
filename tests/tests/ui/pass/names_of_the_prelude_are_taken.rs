//! The user's own types may have any name.
#![allow(dead_code)]

use aws_operation::{aws_error, aws_operation, aws_output, aws_shape};

struct Result;
struct Client;
struct Some_;
enum None_ {}
trait Value {}
trait Read {}
struct Member;
struct Schema;
static SCHEMA: u8 = 0;
macro_rules! unreachable { () => {} }

mod string {
    pub type Text = std::string::String;
}

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>", output = Output, error = Error)]
struct Operation {
    id: string::Text,
    r#struct: Option<String>,
}

#[aws_output]
struct Output {
    id: Option<string::Text>,
}

#[aws_error]
enum Error {
    Err,
    Ok { from: Option<i32>, m: Option<i32>, f: Option<i32>, slot0: Option<i32>, index: Option<i32> },
}

#[aws_shape]
struct String {
    to: Option<i32>,
    m: Option<i32>,
    from: Option<i32>,
}

fn main() {}
