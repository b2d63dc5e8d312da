//! The server's side of a protocol, for the test kit.

use bytes::Bytes;
use http::{Response, StatusCode, request};

use super::ErrorMetadata;
use crate::{
    operation::OperationSchema,
    shape::{ShapeError, Slot, Value},
};

/// Reads requests and writes responses, over the same declarations from which a client writes requests and reads
/// responses.
///
/// The [test kit](crate::testing) is built on it.
pub trait ServerProtocol {
    /// Whether a request with this head is one of `operation`; if not, why, as a person would say it.
    fn matches(&self, operation: &OperationSchema, head: &request::Parts) -> Result<(), String>;

    /// Reads a request that [matches](Self::matches) into `input`.
    fn read_request(
        &self,
        operation: &OperationSchema,
        head: &request::Parts,
        body: &[u8],
        input: &mut dyn Slot,
    ) -> Result<(), ShapeError>;

    /// The response from which a client reads `output`.
    ///
    /// Fails where a member's value cannot travel where the declaration puts it.
    fn write_output(&self, output: &dyn Value) -> Result<Response<Bytes>, ShapeError>;

    /// The response from which a client reads an error, with its modelled members where it has some.
    fn write_error(
        &self,
        status: StatusCode,
        error: &ErrorMetadata,
        members: Option<&dyn Value>,
    ) -> Result<Response<Bytes>, ShapeError>;
}
