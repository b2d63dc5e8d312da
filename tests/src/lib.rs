//! Helpers that the tests share.

pub mod botocore;
pub mod catalogue;
pub mod conformance;
pub mod replay;
