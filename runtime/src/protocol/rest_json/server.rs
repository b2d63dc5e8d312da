//! The server's side of restJson1.

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, request};

use super::RestJson1;
use crate::{
    operation::OperationSchema,
    protocol::{
        ErrorMetadata, ServerProtocol, http_binding,
        json::{self, Json},
    },
    shape::{ShapeError, Slot, Value},
};

impl ServerProtocol for RestJson1 {
    fn matches(&self, operation: &OperationSchema, head: &request::Parts) -> Result<(), String> {
        http_binding::matches(operation, head)
    }

    fn read_request(
        &self,
        operation: &OperationSchema,
        head: &request::Parts,
        body: &[u8],
        input: &mut dyn Slot,
    ) -> Result<(), ShapeError> {
        http_binding::read_request(&Json::RestJson1, operation, head, body, input)
    }

    fn write_output(&self, output: &dyn Value) -> Result<Response<Bytes>, ShapeError> {
        http_binding::write_response(&Json::RestJson1, StatusCode::OK, output)
    }

    fn write_error(
        &self,
        status: StatusCode,
        error: &ErrorMetadata,
        members: Option<&dyn Value>,
    ) -> Result<Response<Bytes>, ShapeError> {
        let mut response =
            json::write_error(Json::RestJson1, status, members, &[("message", error.message.as_deref())])?;
        if let Some(code) = &error.code {
            let code = HeaderValue::from_str(code).map_err(|_| ShapeError::new("the error's code fits no header"))?;
            response.headers_mut().insert("x-amzn-errortype", code);
        }
        Ok(response)
    }
}
