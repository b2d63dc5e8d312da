//! The test kit: services that answer in a test, typed, over the real serialisation.

mod error_response;

pub use self::error_response::{ErrorResponse, ModelledError};
