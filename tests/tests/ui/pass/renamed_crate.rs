//! The runtime by another path: `crate = ..`.
mod vendored {
    pub mod aws {
        pub use aws_operation::*;
    }
}

use vendored::aws::{aws_error, aws_operation, aws_output, aws_shape};

mod inner {
    use super::vendored::aws::aws_shape;

    #[aws_shape(crate = super::vendored::aws)]
    pub struct Nested {
        pub name: Option<String>,
    }
}

#[aws_operation(service = "iot", method = "PUT", path = "/a", crate = crate::vendored::aws, output = Answer, error = Failure)]
struct Put {
    nested: Option<inner::Nested>,
    state: Option<State>,
}

#[aws_shape(crate = crate::vendored::aws)]
enum State {
    Active,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_output(crate = "crate::vendored::aws")]
struct Answer;

#[aws_error(crate = vendored::aws)]
enum Failure {
    Gone,
}

fn main() {}
