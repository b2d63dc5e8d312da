//! The operations of the suites of awsJson. They stand in for operations of services that speak it, under the prefix of
//! the suites' own.

mod kitchen_sink;
mod legacy_requests;
mod legacy_responses;
mod query_compatible;
mod v1_0;
mod v1_1;

use crate::declaration::Declaration;

/// The operations of Smithy's suite of `awsJson1_0`, and of what smithy-rs adds to it.
pub(crate) fn v1_0() -> Vec<Declaration> {
    [v1_0::declarations(), query_compatible::declarations()].concat()
}

/// The operations of Smithy's suite of `awsJson1_1`.
pub(crate) fn v1_1() -> Vec<Declaration> {
    [v1_1::declarations(), kitchen_sink::declarations()].concat()
}

/// The operations of botocore's older requests, each with its suite's description.
pub(crate) fn legacy_requests() -> Vec<(&'static str, Declaration)> {
    legacy_requests::declarations()
}

/// The operations of botocore's older responses, each with its suite's description.
pub(crate) fn legacy_responses() -> Vec<(&'static str, Declaration)> {
    legacy_responses::declarations()
}
