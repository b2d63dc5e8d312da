//! The server's side of restJson1.

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header::CONTENT_TYPE, request};
use serde_json::Map;

use super::RestJson1;
use crate::{
    operation::OperationSchema,
    protocol::{ErrorMetadata, ServerProtocol, http_binding},
    shape::{Document, ShapeError, Slot, Value},
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
        http_binding::read_request(&super::Json, operation, head, body, input)
    }

    fn write_output(&self, output: &dyn Value) -> Result<Response<Bytes>, ShapeError> {
        http_binding::write_response(&super::Json, StatusCode::OK, output)
    }

    fn write_error(
        &self,
        status: StatusCode,
        error: &ErrorMetadata,
        members: Option<&dyn Value>,
    ) -> Result<Response<Bytes>, ShapeError> {
        let mut response = match members {
            Some(members) => http_binding::write_response(&super::Json, status, members)?,
            None => http_binding::write_response(&super::Json, status, &Document::Null)?,
        };
        if let Some(code) = &error.code {
            let code = HeaderValue::from_str(code).map_err(|_| ShapeError::new("the error's code fits no header"))?;
            response.headers_mut().insert("x-amzn-errortype", code);
        }
        if let Some(message) = &error.message {
            add_message(message, &mut response);
        }
        Ok(response)
    }
}

/// Says `message` where the error's own members do not say one.
fn add_message(message: &str, response: &mut Response<Bytes>) {
    let mut members: Map<String, Document> = match &**response.body() {
        [] => Map::new(),
        body => match serde_json::from_slice(body) {
            Ok(members) => members,
            // A payload that is no object has no place for it.
            Err(_) => return,
        },
    };
    if ["message", "Message", "errorMessage"].iter().any(|name| members.contains_key(*name)) {
        return;
    }
    members.insert("message".to_owned(), message.into());
    *response.body_mut() = Document::Object(members).to_string().into();
    response.headers_mut().entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
}
