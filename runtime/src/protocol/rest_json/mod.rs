//! [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).

mod error;
#[cfg(feature = "testing")]
mod server;
#[cfg(test)]
mod tests;

use http::{HeaderValue, response};

use crate::{
    body::Body,
    operation::OperationSchema,
    protocol::{
        ErrorMetadata, Protocol, RequestContext,
        http_binding::{self, BodyFormat},
        json,
    },
    shape::{Reader, Schema, ShapeError, Slot, Value, Writer},
};

/// AWS's REST protocol with JSON bodies,
/// [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html): what the macro writes for 250 services.
///
/// ```
/// use aws_operation::protocol::{Protocol, RestJson1};
/// assert_eq!(RestJson1.name(), "restJson1");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RestJson1;

impl Protocol for RestJson1 {
    fn name(&self) -> &'static str {
        "restJson1"
    }

    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn Value,
        context: &RequestContext<'_>,
    ) -> Result<http::Request<Body>, ShapeError> {
        http_binding::request(&Json, operation, input, context)
    }

    fn output(
        &self,
        schema: &'static Schema,
        head: &response::Parts,
        body: Body,
        output: &mut dyn Slot,
    ) -> Result<(), ShapeError> {
        http_binding::output(&Json, schema, head, body, output)
    }

    fn error(&self, head: &response::Parts, body: &[u8]) -> ErrorMetadata {
        error::metadata(&head.headers, body)
    }

    fn error_members(
        &self,
        head: &response::Parts,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        let message = error::metadata(&head.headers, body).message;
        http_binding::error_members(&Json, head, body, message.as_deref(), read)
    }
    #[cfg(feature = "testing")]
    fn server(&self) -> Option<&dyn crate::protocol::ServerProtocol> {
        Some(self)
    }
}

/// JSON as a body's format.
struct Json;

impl BodyFormat for Json {
    fn media_type(&self) -> HeaderValue {
        const { HeaderValue::from_static("application/json") }
    }

    fn write(
        &self,
        token: Option<&str>,
        write: &mut dyn FnMut(&mut dyn Writer) -> Result<(), ShapeError>,
    ) -> Result<Vec<u8>, ShapeError> {
        json::write(token, write)
    }

    fn read(
        &self,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        json::read(body, read)
    }
}
