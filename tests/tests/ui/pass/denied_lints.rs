#![deny(warnings, missing_docs, unused, nonstandard_style, future_incompatible, rust_2018_idioms, unreachable_pub)]
#![forbid(unsafe_code)]
//! A crate that denies what it can.

use aws_operation::{Document, aws_error, aws_operation, aws_output, aws_shape};

/// Updates a stream.
#[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>", output = Answer, error = Failure)]
#[derive(Clone, Debug)]
pub struct UpdateStream<'a> {
    /// Its id.
    pub stream_id: &'a str,
    /// Its key.
    #[aws(sensitive, required, length(max = 9))]
    pub key: Option<&'a str>,
    /// Its state.
    pub state: Option<State>,
}

/// A state.
#[aws_shape]
#[derive(Clone, Debug)]
pub enum State {
    /// Works.
    Active,
    /// Another one.
    #[aws(unknown)]
    Unknown(String),
}

/// A source.
#[aws_shape]
#[derive(Clone, Debug)]
pub enum Source {
    /// Nothing.
    Nothing,
    /// A state.
    State(State),
    /// Another one.
    #[aws(unknown)]
    Unknown(String, Document),
}

/// The answer.
#[aws_output]
#[derive(Debug)]
pub struct Answer {
    /// How many.
    #[aws(default)]
    pub count: i32,
    /// From where.
    pub source: Option<Source>,
}

/// The errors.
#[aws_error]
#[derive(Debug)]
pub enum Failure {
    /// It is gone.
    Gone {
        /// What is.
        what: Option<String>,
    },
    /// It is busy.
    #[aws(throttling)]
    Busy,
}

fn main() {}
