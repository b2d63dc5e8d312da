//! awsJson [1.0](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html) and
//! [1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).

#[cfg(feature = "testing")]
mod server;
#[cfg(test)]
mod tests;

use http::{HeaderMap, HeaderName, HeaderValue, response};

use crate::{
    body::Body,
    operation::OperationSchema,
    protocol::{
        ErrorMetadata, Protocol, RequestContext, http_binding,
        json::{self, Json, Names},
    },
    service::Quirk,
    shape::{Reader, Schema, ShapeError, Slot, Value},
};

/// AWS's RPC protocols with JSON bodies: what the macro writes for 152 services, DynamoDB and Secrets Manager among them.
///
/// An operation is named in a header, and all of its members are in the body: the macro refuses a declaration that binds
/// one elsewhere. The versions
/// [1.0](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html) and
/// [1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html) differ in their media type alone.
///
/// ```
/// use aws_operation::protocol::{AwsJson, Protocol};
/// assert_eq!(AwsJson::V1_0.name(), "awsJson1_0");
/// assert_eq!(AwsJson::V1_1.name(), "awsJson1_1");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AwsJson(Json);

impl AwsJson {
    /// Version 1.0.
    pub const V1_0: Self = Self(Json::AwsJson1_0);
    /// Version 1.1.
    pub const V1_1: Self = Self(Json::AwsJson1_1);
}

impl Protocol for AwsJson {
    fn name(&self) -> &'static str {
        match self.0 {
            Json::AwsJson1_0 => "awsJson1_0",
            _ => "awsJson1_1",
        }
    }

    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn Value,
        context: &RequestContext<'_>,
    ) -> Result<http::Request<Body>, ShapeError> {
        let mut request = http_binding::request(&self.0, operation, input, context)?;
        let target = HeaderValue::try_from(target(operation)?);
        let target = target.map_err(|_| ShapeError::new("the operation's name fits no header"))?;
        request.headers_mut().insert(TARGET, target);
        if operation.service.quirk() == Quirk::QueryCompatible {
            request.headers_mut().insert(QUERY_MODE, HeaderValue::from_static("true"));
        }
        Ok(request)
    }

    fn output(
        &self,
        schema: &'static Schema,
        head: &response::Parts,
        body: Body,
        output: &mut dyn Slot,
    ) -> Result<(), ShapeError> {
        http_binding::output(&self.0, schema, head, body, output)
    }

    fn error(&self, head: &response::Parts, body: &[u8]) -> ErrorMetadata {
        let error = json::metadata(&head.headers, body, &Names::RPC);
        ErrorMetadata { code: query_code(&head.headers).or(error.code), ..error }
    }

    fn error_name(&self, head: &response::Parts, body: &[u8]) -> Option<String> {
        query_code(&head.headers)?;
        json::metadata(&head.headers, body, &Names::RPC).code
    }

    fn error_members(
        &self,
        head: &response::Parts,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        let message = self.error(head, body).message;
        http_binding::error_members(&self.0, head, body, message.as_deref(), read)
    }

    #[cfg(feature = "testing")]
    fn server(&self) -> Option<&dyn crate::protocol::ServerProtocol> {
        Some(self)
    }
}

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// `DynamoDB_20120810.GetItem`.
fn target(operation: &OperationSchema) -> Result<String, ShapeError> {
    let prefix =
        operation.service.target_prefix().ok_or_else(|| ShapeError::new("the service has no target prefix"))?;
    Ok(format!("{prefix}.{}", operation.name))
}

/// The code that the error had in the query protocol, where the service spoke it before
/// ([awsQueryCompatible](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)):
/// `AWS.SimpleQueueService.NonExistentQueue;Sender`.
fn query_code(headers: &HeaderMap) -> Option<String> {
    let (code, _fault) = headers.get(QUERY_ERROR)?.to_str().ok()?.split_once(';')?;
    (!code.is_empty()).then(|| code.to_owned())
}
