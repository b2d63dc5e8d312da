//! The operations of the suites, declared by hand.

mod big_numbers;
mod bodies;
mod collections;
mod defaults;
mod documents;
mod errors;
mod headers;
mod integrity;
mod labels;
mod payload;
mod query;
mod services;
mod shapes;
mod streaming;
mod timestamps;
mod unions;

use crate::declaration::Declaration;

/// The operations of Smithy's suite, and of what smithy-rs adds to it.
pub(crate) fn smithy() -> Vec<Declaration> {
    [
        big_numbers::declarations,
        bodies::declarations,
        collections::declarations,
        defaults::declarations,
        documents::declarations,
        errors::declarations,
        headers::declarations,
        integrity::declarations,
        labels::declarations,
        payload::declarations,
        query::declarations,
        services::declarations,
        streaming::declarations,
        timestamps::declarations,
        unions::declarations,
    ]
    .into_iter()
    .flat_map(|declarations| declarations())
    .collect()
}
