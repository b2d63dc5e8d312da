//! Declare the AWS operations you need as plain structs, and call them.

#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
pub mod body;
pub mod byte_stream;
#[cfg(feature = "client")]
pub mod client;
pub mod credentials;
pub mod endpoint;
pub mod error;
#[cfg(feature = "client")]
pub mod invocation;
pub mod operation;
pub mod paginate;
#[cfg(feature = "client")]
pub mod profile;
pub mod protocol;
#[cfg(feature = "client")]
pub mod region;
#[cfg(feature = "client")]
pub mod retry;
pub mod service;
pub mod shape;
pub mod sigv4;
#[cfg(feature = "client")]
pub mod skew;
#[cfg(feature = "client")]
pub mod system;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "client")]
pub mod transport;
#[cfg(feature = "client")]
pub mod user_agent;
#[cfg(feature = "client")]
pub mod wait;

pub use aws_operation_macros::{aws_error, aws_operation, aws_output, aws_shape};

#[cfg(feature = "client")]
pub use self::client::Client;
pub use self::{
    body::Body,
    byte_stream::ByteStream,
    credentials::Credentials,
    endpoint::Endpoint,
    error::{Error, ErrorKind},
    operation::{Operation, OperationError, Output, Unmodelled},
    paginate::{Paginate, PaginateItems},
    shape::{Document, Timestamp},
};
