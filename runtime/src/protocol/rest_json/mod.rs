//! [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).

#[cfg(feature = "testing")]
mod server;
#[cfg(test)]
mod tests;

use http::response;

use crate::{
    body::Body,
    operation::OperationSchema,
    protocol::{
        ErrorMetadata, Protocol, RequestContext, http_binding,
        json::{self, Json, Names},
    },
    shape::{Reader, Schema, ShapeError, Slot, Value},
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
        http_binding::request(&Json::RestJson1, operation, input, context)
    }

    fn output(
        &self,
        schema: &'static Schema,
        head: &response::Parts,
        body: Body,
        output: &mut dyn Slot,
    ) -> Result<(), ShapeError> {
        http_binding::output(&Json::RestJson1, schema, head, body, output)
    }

    fn error(&self, head: &response::Parts, body: &[u8]) -> ErrorMetadata {
        json::metadata(&head.headers, body, &Names::REST)
    }

    fn error_members(
        &self,
        head: &response::Parts,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        let message = json::metadata(&head.headers, body, &Names::REST).message;
        http_binding::error_members(&Json::RestJson1, head, body, message.as_deref(), read)
    }

    #[cfg(feature = "testing")]
    fn server(&self) -> Option<&dyn crate::protocol::ServerProtocol> {
        Some(self)
    }
}
