//! Declare the AWS operations you need as plain structs, and call them.

pub mod credentials;
pub mod endpoint;
#[cfg(feature = "client")]
pub mod profile;
pub mod service;
#[cfg(feature = "client")]
pub mod system;
