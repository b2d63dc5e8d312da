//! The operations of the suites, declared by hand.
#![expect(clippy::struct_field_names, reason = "the names are the models'")]

pub(crate) mod aws_json;
mod big_numbers;
mod bodies;
mod collections;
mod defaults;
mod documents;
mod errors;
mod headers;
mod integrity;
mod labels;
mod legacy_requests;
mod legacy_responses;
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

/// The operations of botocore's older requests, each with its suite's description.
pub(crate) fn legacy_requests() -> Vec<(&'static str, Declaration)> {
    legacy_requests::declarations()
}

/// The operations of botocore's older responses, each with its suite's description.
pub(crate) fn legacy_responses() -> Vec<(&'static str, Declaration)> {
    legacy_responses::declarations()
}
