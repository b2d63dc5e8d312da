#![no_implicit_prelude]

use ::aws_operation::{Document, aws_error, aws_operation, aws_output, aws_shape};
use ::std::{clone::Clone, fmt::Debug, option::Option, string::String, vec::Vec};

#[aws_operation(service = "iot", method = "PUT", path = "/streams/<id>", output = Answer, error = Failure)]
#[derive(Clone, Debug)]
pub struct Put {
    id: String,
    #[aws(sensitive, length(min = 1))]
    key: Option<String>,
    #[aws(serde)]
    list: Vec<State2>,
    state: State,
    source: Option<Source>,
}

type State2 = i32;

#[aws_shape]
#[derive(Clone, Debug)]
pub enum State {
    Active,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, Debug)]
pub enum Size {
    #[aws(value = 1)]
    One,
    #[aws(unknown)]
    Unknown(i32),
}

#[aws_shape]
#[derive(Clone, Debug)]
pub enum Source {
    File(String),
    Size(Size),
    #[aws(sensitive)]
    Nothing,
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_output]
pub struct Answer {
    #[aws(default)]
    count: i32,
    one: String,
    #[aws(serde, default)]
    list: Vec<i32>,
}

#[aws_error]
#[derive(Debug)]
pub enum Failure {
    Gone {
        #[aws(sensitive)]
        id: Option<String>,
    },
}

fn main() {}
