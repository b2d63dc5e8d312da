//! Declare the AWS operations you need as plain structs, and call them.
//!
//! - [`aws_operation`](macro@aws_operation) makes a struct an operation of a service; [`aws_output`], [`aws_shape`] and
//!   [`aws_error`] declare what it answers, what it is made of, and how it fails. The compiler proves the declaration.
//! - [`Client`] sends operations: credentials, endpoint, signature, retries, limits on time. With the
//!   feature `client`, which is on by default.
//! - [`Operation`] is the same without any network: values to an `http::Request`, an `http::Response` to values.
//!   [`sigv4`] signs such a request.
//! - [`Error`] says what happened, in one line.
//! - `testing`, a feature, answers operations typed, in memory or on loopback, for the tests of your program.
//!
//! ```no_run
//! use aws_operation::{Client, aws_operation, aws_output};
//!
//! #[aws_operation(service = "iot", method = "GET", path = "/things/<thingName>", output = DescribeThingOutput)]
//! struct DescribeThing<'a> {
//!     thing_name: &'a str,
//! }
//!
//! #[aws_output]
//! struct DescribeThingOutput {
//!     version: i64,
//! }
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::from_env().await?;
//! let thing = client.send(&DescribeThing { thing_name: "lamp" }).await?;
//! println!("version {}", thing.version);
//! # Ok(())
//! # }
//! ```
//!
//! The vocabulary is with each macro; the [README](https://github.com/aws-operation/aws-operation#readme) has it on one page.
//!
//! # Features
//!
//! | feature | what it adds | default |
//! | --- | --- | --- |
//! | `client` | the client over any transport | by `reqwest` |
//! | `reqwest` | `reqwest::Client` as the transport, set up by the first request | yes |
//! | `hyper` | hyper as the transport, with fewer crates: the default one where `reqwest` is off | |
//! | `rustls` | TLS by rustls with ring and the platform's roots, for either transport | yes |
//! | `native-tls` | TLS by the platform's own library, for either transport; with `rustls` on too it is rustls | |
//! | `http2` | HTTP/2 where the endpoint offers it | |
//! | `credential-chain` | credentials from shared files, STS, IAM Identity Center, containers, instances, programs | yes |
//! | `checksums` | `Content-MD5` for operations that are declared `checksum_required` | |
//! | `compression` | gzip for operations that are declared with `compression` | |
//! | `chrono` | `chrono::DateTime<Utc>` as a member | |
//! | `blocking` | the client without async | |
//! | `tracing` | spans of calls and attempts | |
//! | `testing` | the test kit | |

#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod body;
pub mod byte_stream;
mod calendar;
#[cfg(feature = "client")]
pub mod client;
pub mod credentials;
pub mod endpoint;
pub mod error;
mod hex;
#[cfg(feature = "client")]
pub mod invocation;
pub mod operation;
pub mod paginate;
mod percent;
#[cfg(feature = "client")]
pub mod profile;
pub mod protocol;
#[cfg(feature = "client")]
pub mod region;
#[cfg(feature = "client")]
pub mod retry;
mod scan;
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

#[doc = include_str!("../docs/aws_error.md")]
#[doc(inline)]
pub use aws_operation_macros::aws_error;
#[doc = include_str!("../docs/aws_operation.md")]
#[doc(inline)]
pub use aws_operation_macros::aws_operation;
#[doc = include_str!("../docs/aws_output.md")]
#[doc(inline)]
pub use aws_operation_macros::aws_output;
#[doc = include_str!("../docs/aws_shape.md")]
#[doc(inline)]
pub use aws_operation_macros::aws_shape;

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

/// The README's examples compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
