//! What an output and errors must be where the protocol has every member in the body: they are declared apart from the
//! operation and do not know its protocol, so the compiler evaluates this where both come together.

use crate::{operation::ErrorVariant, shape::Schema};

/// An output of such a protocol.
///
/// # Panics
///
/// While it compiles, where a member travels elsewhere.
#[track_caller]
pub const fn output_in_body(schema: &'static Schema) -> &'static Schema {
    assert!(
        schema.is_all_in_body(),
        "a member of the output is bound to a header, the status code or the whole body, and the protocol of the service \
         has every member in the body's structure\nhelp: leave `header`, `prefix_headers`, `status_code` and `payload` out \
         of the output"
    );
    schema
}

/// The errors of such a protocol.
///
/// # Panics
///
/// While it compiles, where a member of one travels elsewhere.
#[track_caller]
pub const fn errors_in_body(variants: &'static [ErrorVariant]) -> &'static [ErrorVariant] {
    let mut at = 0;
    while at < variants.len() {
        assert!(
            variants[at].schema().is_all_in_body(),
            "a member of an error is bound to a header, the status code or the whole body, and the protocol of the \
             service has every member in the body's structure\nhelp: leave `header`, `prefix_headers`, `status_code` and \
             `payload` out of the errors"
        );
        at += 1;
    }
    variants
}
