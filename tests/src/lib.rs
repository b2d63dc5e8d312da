//! What the tests share.

pub mod botocore;
pub mod catalogue;
pub mod compile;
pub mod conformance;
pub mod dynamodb;
pub mod loopback;
pub mod over;
pub mod raw_server;
pub mod replay;
pub mod seed;
pub mod sqs;
pub mod third_party;
