//! Declare the AWS operations you need as plain structs, and call them.

pub mod credentials;
pub mod endpoint;
pub mod service;
