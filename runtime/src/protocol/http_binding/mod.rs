//! Smithy's [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html), for every REST protocol: which member goes
//! to the path, the query, a header, the status or the body. What a body looks like is a [`BodyFormat`]. To the RPC
//! protocols it is the same with every member in the body.

mod compression;
mod header;
#[cfg(feature = "checksums")]
mod integrity;
mod payload;
mod query;
mod quirk;
mod read;
mod read_text;
#[cfg(feature = "testing")]
mod server;
mod text;
mod uri;

use http::{HeaderMap, HeaderValue, Method, Request, header::CONTENT_TYPE};

use self::payload::Payload;
pub(crate) use self::read::{error_members, output};
#[cfg(feature = "testing")]
pub(crate) use self::server::{matches, read_request, write_response};
use crate::{
    body::Body,
    operation::OperationSchema,
    protocol::{ROOT, RequestContext},
    shape::{Location, Member, Reader, Schema, ShapeError, Traits, Value, Writer},
};

/// How structures and what lies in them are written into a body, and read from it.
pub(crate) trait BodyFormat: Sync {
    /// The `content-type` of a body in this format.
    fn media_type(&self) -> HeaderValue;

    /// Whether a request has a body where its operation has no member in it.
    fn is_always_sent(&self) -> bool;

    /// The text of what `write` hands to the writer. A structure's members that travel outside of the body are left
    /// out; `token` stands in for an unset idempotency token of the outermost one.
    fn write(
        &self,
        token: Option<&str>,
        write: &mut dyn FnMut(&mut dyn Writer) -> Result<(), ShapeError>,
    ) -> Result<Vec<u8>, ShapeError>;

    /// Calls `read` with a reader that is at the root of `body`, which is not empty.
    fn read(
        &self,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError>;
}

/// The request of an operation: its values, each where its member's location says.
pub(crate) fn request(
    format: &dyn BodyFormat,
    operation: &OperationSchema,
    input: &dyn Value,
    context: &RequestContext<'_>,
) -> Result<Request<Body>, ShapeError> {
    let mut build = Build { format, operation, context, request: None };
    input.write(&ROOT, &mut build)?;
    build.request.ok_or_else(|| ShapeError::new("an operation's input is a structure"))
}

/// Takes the input's one call, and builds.
struct Build<'a> {
    format: &'a dyn BodyFormat,
    operation: &'a OperationSchema,
    context: &'a RequestContext<'a>,
    request: Option<Request<Body>>,
}

impl Writer for Build<'_> {
    fn structure(&mut self, _: &Member, schema: &'static Schema, values: &[&dyn Value]) -> Result<(), ShapeError> {
        let members = Members { schema, values, token: self.context.idempotency_token };
        let mut request = Request::new(Body::default());
        *request.method_mut() = method(self.operation.method)?;
        *request.uri_mut() = uri::build(self.operation, self.context.endpoint, &members)?;
        let mut headers = HeaderMap::with_capacity(self.context.header_room);
        header::write(&members, &mut headers)?;
        let (mut body, media_type) = body(self.format, &members)?;
        if let Some(media_type) = media_type {
            headers.entry(CONTENT_TYPE).or_insert(media_type);
        }
        // What sums the body up comes after what changes it.
        compression::apply(self.operation, &mut headers, &mut body);
        #[cfg(feature = "checksums")]
        integrity::apply(self.operation, &mut headers, &body)?;
        quirk::apply(self.operation, &mut headers, &body)?;
        *request.headers_mut() = headers;
        *request.body_mut() = body;
        self.request = Some(request);
        Ok(())
    }
}

/// The body and its type: the model or the protocol decides whether there is one, not the values.
fn body(format: &dyn BodyFormat, members: &Members<'_>) -> Result<(Body, Option<HeaderValue>), ShapeError> {
    if let Some((member, value)) = members.at(Location::Payload).next() {
        let mut payload = Payload::new(format, &member);
        value.write(&member, &mut payload).map_err(|error| error.in_member(member.name))?;
        return Ok(payload.into_body());
    }
    if !format.is_always_sent() && members.schema.at(Location::Body).is_none() {
        return Ok((Body::default(), None));
    }
    let text = format.write(members.token, &mut |writer| writer.structure(&ROOT, members.schema, members.values))?;
    Ok((Body::from(text), Some(format.media_type())))
}

fn method(name: &str) -> Result<Method, ShapeError> {
    Method::from_bytes(name.as_bytes()).map_err(|_| ShapeError::new("the declared method is no HTTP method"))
}

/// The members of an input, each with its value.
struct Members<'a> {
    schema: &'static Schema,
    values: &'a [&'a dyn Value],
    /// What stands in for an unset idempotency token.
    token: Option<&'a str>,
}

impl<'a> Members<'a> {
    /// The members at one location.
    fn at(&self, location: Location) -> impl Iterator<Item = (Member, &'a dyn Value)> {
        let members = self.schema.members_at(location);
        members.filter_map(|(index, member)| Some((member, *self.values.get(index)?)))
    }

    /// The members at one location that have a value, the token included.
    fn set(&self, location: Location) -> impl Iterator<Item = (Member, &dyn Value)> {
        self.at(location).filter_map(|(member, value)| {
            if !value.is_absent() {
                return Some((member, value));
            }
            let token = self.token.as_ref().filter(|_| member.traits.has(Traits::IDEMPOTENCY_TOKEN))?;
            Some((member, token as &dyn Value))
        })
    }

    /// The member of this index.
    fn get(&self, index: u16) -> Option<(Member, &'a dyn Value)> {
        let index = usize::from(index);
        self.schema.member(index).zip(self.values.get(index).copied())
    }
}
