//! An operation as the runner sees it: JSON in, a request out, and the other way round.

use aws_operation::{
    Body, Endpoint, Operation, OperationError,
    operation::OperationSchema,
    protocol::RequestContext,
    shape::{Read, Traits, Value},
    testing::ModelledError,
};
use bytes::Bytes;
use http::{Request, Response};
use serde_json::Value as Json;

use crate::{normal, params};

/// The token that the suites expect where one is filled in.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// A declared operation.
#[derive(Clone, Copy)]
pub(crate) struct Declaration {
    pub(crate) operation: &'static OperationSchema,
    pub(crate) errors: &'static [aws_operation::operation::ErrorVariant],
    /// From members by their wire names to a request.
    pub(crate) request: fn(&Json, &Endpoint) -> Result<Request<Body>, String>,
    /// From a request to members by their wire names, as a server reads it.
    pub(crate) received: fn(Request<Bytes>) -> Result<Json, String>,
    /// From a response to members by their wire names.
    pub(crate) response: fn(Response<Bytes>) -> Answer,
    /// From members by their wire names to the response of a server.
    pub(crate) answer: fn(&Json) -> Result<Response<Bytes>, String>,
}

/// What a response was read into.
pub(crate) enum Answer {
    Output(Json),
    Error { code: Option<String>, message: Option<String>, members: Option<Json> },
    Unreadable(String),
}

impl Declaration {
    pub(crate) fn of<O>() -> Self
    where
        O: Operation + Read,
        O::Output: Value,
        O::Error: ModelledError,
    {
        Self {
            operation: O::OPERATION,
            errors: <O::Error as OperationError>::VARIANTS,
            request: request::<O>,
            received: received::<O>,
            response: response::<O>,
            answer: answer::<O>,
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.operation.name
    }
}

fn request<O: Operation + Read>(members: &Json, endpoint: &Endpoint) -> Result<Request<Body>, String> {
    let operation: O = params::read(members).map_err(|error| format!("the parameters do not fit: {error}"))?;
    let takes_token = O::OPERATION.input.members().any(|member| member.traits.has(Traits::IDEMPOTENCY_TOKEN));
    if takes_token {
        let context = RequestContext::new(endpoint).idempotency_token(TOKEN);
        return O::OPERATION.protocol.request(O::OPERATION, &operation, &context).map_err(|error| error.to_string());
    }
    operation.to_http_request(endpoint).map_err(|error| error.to_string())
}

fn received<O: Operation + Read>(request: Request<Bytes>) -> Result<Json, String> {
    let server = O::OPERATION.protocol.server().ok_or("the protocol has no server's side")?;
    let (head, body) = request.into_parts();
    server.matches(O::OPERATION, &head).map_err(|why| format!("taken for another operation: {why}"))?;
    let mut input = None::<O>;
    server.read_request(O::OPERATION, &head, &body, &mut input).map_err(|error| error.to_string())?;
    let input = input.ok_or("read as nothing")?;
    normal::output(&input).map_err(|error| error.to_string())
}

fn response<O>(response: Response<Bytes>) -> Answer
where
    O: Operation,
    O::Output: Value,
    O::Error: ModelledError,
{
    match O::from_http_response(response) {
        Ok(output) => {
            normal::output(&output).map_or_else(|error| Answer::Unreadable(error.to_string()), Answer::Output)
        }
        Err(error) if error.kind() == aws_operation::ErrorKind::Service => Answer::Error {
            code: error.code().map(str::to_owned),
            message: error.message().map(str::to_owned),
            members: error.service_error().and_then(|modelled| normal::error(modelled).ok()),
        },
        Err(error) => Answer::Unreadable(error.to_string()),
    }
}

fn answer<O>(members: &Json) -> Result<Response<Bytes>, String>
where
    O: Operation,
    O::Output: Value,
{
    let output: O::Output = params::read(members).map_err(|error| format!("the parameters do not fit: {error}"))?;
    let server = O::OPERATION.protocol.server().ok_or("the protocol has no server's side")?;
    server.write_output(&output).map_err(|error| error.to_string())
}
