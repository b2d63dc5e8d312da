//! The server's side of awsJson.

use bytes::Bytes;
use http::{Response, StatusCode, request};

use super::{AwsJson, TARGET, target};
use crate::{
    operation::OperationSchema,
    protocol::{ErrorMetadata, ServerProtocol, http_binding, json},
    shape::{ShapeError, Slot, Value},
};

impl ServerProtocol for AwsJson {
    fn matches(&self, operation: &OperationSchema, head: &request::Parts) -> Result<(), String> {
        let target = target(operation).map_err(|error| error.to_string())?;
        let sent = head.headers.get(TARGET);
        // The target alone tells its operations apart: that they are all of one method and path says nothing more.
        if sent.is_none_or(|sent| sent.as_bytes() != target.as_bytes()) {
            return Err(format!("its `{TARGET}` is `{target}`"));
        }
        http_binding::matches(operation, head)
    }

    fn read_request(
        &self,
        operation: &OperationSchema,
        head: &request::Parts,
        body: &[u8],
        input: &mut dyn Slot,
    ) -> Result<(), ShapeError> {
        http_binding::read_request(&self.0, operation, head, body, input)
    }

    fn write_output(&self, output: &dyn Value) -> Result<Response<Bytes>, ShapeError> {
        http_binding::write_response(&self.0, StatusCode::OK, output)
    }

    fn write_error(
        &self,
        status: StatusCode,
        error: &ErrorMetadata,
        members: Option<&dyn Value>,
    ) -> Result<Response<Bytes>, ShapeError> {
        let texts = [("__type", error.code.as_deref()), ("message", error.message.as_deref())];
        json::write_error(self.0, status, members, &texts)
    }
}
