#![deny(missing_docs)]
//! Doc comments of every form stay where they are.

use aws_operation::aws_operation;

/** Updates a stream. */
#[doc = "More."]
#[aws_operation(
    // which service
    service = "iot",
    /* how */ method = "PUT",
    path = r"/streams/<id>", // where
)]
#[must_use = "send it"]
pub struct Put {
    /// The id.
    pub id: String,
    #[doc = concat!("a", "b")]
    pub description: Option<String>,
}

fn main() {}
