//! Protocols: each one a writer and a reader behind the [shape seam](crate::shape).

mod aws_json;
mod http_binding;
mod json;
mod rest_json;
#[cfg(feature = "testing")]
mod server;
mod validate;

use http::response;

#[cfg(feature = "testing")]
pub use self::server::ServerProtocol;
pub use self::{
    aws_json::AwsJson,
    rest_json::RestJson1,
    validate::{InvalidInput, Violation},
};
use crate::{
    body::Body,
    endpoint::Endpoint,
    error::{Error, Failure},
    operation::{Operation, OperationError, OperationSchema},
    service::Quirk,
    shape::{Location, Member, Read, Reader, Schema, ShapeError, Slot, Value},
};

/// How an operation's values travel over HTTP, and how its answers come back.
///
/// A declaration names its protocol as a constant; nothing else of a client knows one from another.
///
/// ```
/// # use aws_operation::{aws_operation, Operation};
/// #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// struct DeleteStream {
///     stream_id: String,
/// }
/// assert_eq!(DeleteStream::OPERATION.protocol.name(), "restJson1");
/// ```
pub trait Protocol: Sync {
    /// The protocol's name, as Smithy has it.
    fn name(&self) -> &'static str;

    /// The request of an operation, unsigned. The values have been validated.
    fn request(
        &self,
        operation: &OperationSchema,
        input: &dyn Value,
        context: &RequestContext<'_>,
    ) -> Result<http::Request<Body>, ShapeError>;

    /// Reads a success into `output`.
    fn output(
        &self,
        schema: &'static Schema,
        head: &response::Parts,
        body: Body,
        output: &mut dyn Slot,
    ) -> Result<(), ShapeError>;

    /// What an error answer says of itself. Never fails: a body that is no error of the protocol says nothing.
    fn error(&self, head: &response::Parts, body: &[u8]) -> ErrorMetadata;

    /// The name that an error answer has in the service's model, where its code is another: services that spoke the query
    /// protocol before keep that protocol's codes. A declared error is known by either.
    fn error_name(&self, _head: &response::Parts, _body: &[u8]) -> Option<String> {
        None
    }

    /// Reads the modelled members of an error: calls `read` with a reader whose `structure` gives them.
    fn error_members(
        &self,
        head: &response::Parts,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError>;

    /// The way back, for a test's server. `None` where the protocol has none.
    #[cfg(feature = "testing")]
    fn server(&self) -> Option<&dyn ServerProtocol> {
        None
    }
}

/// What a request is built with beyond its values.
///
/// ```
/// use aws_operation::{endpoint::Endpoint, protocol::RequestContext};
/// let endpoint: Endpoint = "http://localhost:8000".parse().unwrap();
/// let context = RequestContext::new(&endpoint).idempotency_token("6b8f2c1e-5a3d-4e7f-9b0a-1c2d3e4f5a6b");
/// ```
#[derive(Clone, Copy)]
pub struct RequestContext<'a> {
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) idempotency_token: Option<&'a str>,
    /// How many headers the request has room for.
    pub(crate) header_room: usize,
}

/// For the content type and for what signing adds. It is a step of the header map's: the next one is twice as large.
const HEADER_ROOM: usize = 6;

impl<'a> RequestContext<'a> {
    /// A request to this endpoint.
    pub fn new(endpoint: &'a Endpoint) -> Self {
        Self { endpoint, idempotency_token: None, header_room: HEADER_ROOM }
    }

    /// The token for a member that is one and is not set. The client makes a random one for each call.
    #[must_use]
    pub fn idempotency_token(self, token: &'a str) -> Self {
        Self { idempotency_token: Some(token), ..self }
    }

    /// Room for the headers that a client and its transport add too, so that the map is laid out once.
    #[cfg(feature = "client")]
    pub(crate) fn of_client(self) -> Self {
        Self { header_room: 2 * HEADER_ROOM, ..self }
    }
}

/// What an error answer says of itself.
///
/// ```
/// assert_eq!(aws_operation::protocol::ErrorMetadata::default().code, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorMetadata {
    /// The error's code, without namespace.
    pub code: Option<String>,
    /// What the service says about it.
    pub message: Option<String>,
}

/// What a path label that is empty is sent as, where the service has a word for it: Glacier's `-` is the account of the
/// credentials.
pub(crate) fn label_for_empty(operation: &OperationSchema, label: &Member) -> Option<&'static str> {
    (operation.service.quirk() == Quirk::Glacier && label.name == "accountId").then_some("-")
}

/// The member that stands for a whole input or output: writers and readers of the root get it.
pub(crate) const ROOT: Member = Member::new("", Location::Payload);

/// Validates and builds.
pub(crate) fn build(
    operation: &'static OperationSchema,
    input: &dyn Value,
    context: &RequestContext<'_>,
) -> Result<http::Request<Body>, Failure> {
    validate::validate(operation, input, context.idempotency_token.is_some())
        .map_err(|invalid| Failure::invalid_input(operation.name, invalid))?;
    operation
        .protocol
        .request(operation, input, context)
        .map_err(|error| Failure::invalid_input(operation.name, InvalidInput::from(error)))
}

/// Where an answer is read to: the typed ends of a call, for the functions that know no types.
pub(crate) struct Answer<'a> {
    pub(crate) operation: &'static OperationSchema,
    pub(crate) ends: &'a mut dyn Ends,
}

/// Both places that an answer is read to: one object, as each kind of object has a table for each operation.
pub(crate) trait Ends {
    fn output(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError>;
    fn error(&mut self, index: usize, from: &mut dyn Reader) -> Result<(), ShapeError>;
}

/// The places of an operation's answer. It borrows them, so that its table needs no copy of their drop.
pub(crate) struct TypedEnds<'a, O: Operation> {
    pub(crate) output: &'a mut Option<O::Output>,
    pub(crate) error: &'a mut Option<O::Error>,
}

impl<O: Operation> Ends for TypedEnds<'_, O> {
    fn output(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        O::Output::read_into(self.output, member, from)
    }

    fn error(&mut self, index: usize, from: &mut dyn Reader) -> Result<(), ShapeError> {
        O::Error::read_into(self.error, index, from)
    }
}

/// The place of the output alone, which the protocol fills.
struct OutputSlot<'a>(&'a mut dyn Ends);

impl Slot for OutputSlot<'_> {
    fn fill(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        self.0.output(member, from)
    }

    fn fill_absent(&mut self) -> bool {
        false
    }
}

impl Answer<'_> {
    /// Reads a success.
    pub(crate) fn success(&mut self, head: response::Parts, body: Body) -> Result<(), Box<Failure>> {
        let raw = body.replay().and_then(|body| body.into_bytes().ok()).unwrap_or_default();
        let output = &mut OutputSlot(&mut *self.ends);
        let read = self.operation.protocol.output(self.operation.output, &head, body, output);
        read.map_err(|error| Box::new(Failure::response(self.operation, head, raw, error)))
    }

    /// Reads what a failure stands for, where the service answered an error that is declared.
    pub(crate) fn failure(&mut self, failure: Failure) -> Result<(), Box<Failure>> {
        if let Some((index, head, body)) = failure.modelled(self.operation) {
            let mut read = |from: &mut dyn Reader| self.ends.error(index, from);
            // An error whose members do not fit the declaration stays a generic one: its code and message still tell.
            let _ = self.operation.protocol.error_members(head, body, &mut read);
        }
        Err(Box::new(failure))
    }

    fn whole(&mut self, head: response::Parts, body: bytes::Bytes) -> Result<(), Box<Failure>> {
        if head.status.is_success() {
            self.success(head, Body::from(body))
        } else {
            self.failure(Failure::service(self.operation, head, body))
        }
    }
}

/// Reads a whole response, success or error.
pub(crate) fn parse<O: Operation>(head: response::Parts, body: bytes::Bytes) -> Result<O::Output, Error<O::Error>> {
    let (mut output, mut modelled) = (None, None);
    let ends = &mut TypedEnds::<O> { output: &mut output, error: &mut modelled };
    let read = Answer { operation: O::OPERATION, ends }.whole(head, body);
    match (read, output) {
        (Ok(()), Some(output)) => Ok(output),
        (Ok(()), None) => Err(Error::from_parts(Failure::empty_output(O::OPERATION), None)),
        (Err(failure), _) => Err(Error::from_parts(failure, modelled)),
    }
}
