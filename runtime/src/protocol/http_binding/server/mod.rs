//! The server's side of the HTTP bindings, for the test kit: the client's readers and writers the other way round.

mod encoding;
mod path;
mod query;

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header::CONTENT_TYPE, request};

use self::query::Query;
use super::{BodyFormat, Members, body, header, read::error_members, read_text::TextReader};
use crate::{
    operation::OperationSchema,
    protocol::ROOT,
    shape::{Document, Location, Member, Reader, Schema, ShapeError, Slot, TimestampFormat, Value, Writer},
};

/// Whether a request with this head is one of `operation`; if not, everything that speaks against it.
pub(crate) fn matches(operation: &OperationSchema, head: &request::Parts) -> Result<(), String> {
    let mut against = Vec::new();
    if operation.method != head.method {
        against.push(format!("its method is `{}`", operation.method));
    }
    if path::labels(operation.path, head.uri.path()).is_none() {
        against.push(format!("its path is `{}`", path::template(operation)));
    }
    if !Query::of(&head.uri).has_literal(operation.query) {
        against.push(format!("its query has `{}`", operation.query));
    }
    if against.is_empty() { Ok(()) } else { Err(against.join(", ")) }
}

/// Reads a request into `input`.
pub(crate) fn read_request(
    format: &dyn BodyFormat,
    operation: &OperationSchema,
    head: &request::Parts,
    body: &[u8],
    input: &mut dyn Slot,
) -> Result<(), ShapeError> {
    let labels = path::labels(operation.path, head.uri.path()).unwrap_or_default();
    let query = Query::of(&head.uri);
    let body = &*encoding::undone(operation, &head.headers, body)?;
    input.fill(&ROOT, &mut RequestReader { format, operation, head, body, labels, query })
}

/// At the root of a request.
struct RequestReader<'a> {
    format: &'a dyn BodyFormat,
    operation: &'a OperationSchema,
    head: &'a request::Parts,
    body: &'a [u8],
    labels: Vec<(u16, &'a str)>,
    query: Query<'a>,
}

impl Reader for RequestReader<'_> {
    fn structure(
        &mut self,
        root: &Member,
        schema: &'static Schema,
        slots: &mut [&mut dyn Slot],
    ) -> Result<(), ShapeError> {
        for (index, (member, slot)) in schema.members().zip(slots.iter_mut()).enumerate() {
            let filled = match member.location {
                Location::Label => self.label(index, &member, *slot),
                Location::Query => self.query.member(&member, *slot),
                Location::QueryParams => self.query.rest(self.operation, &member, *slot),
                _ => Ok(()),
            };
            filled.map_err(|error| error.in_member(member.name))?;
        }
        // Headers and body are read as a response's are.
        let (mut head, ()) = Response::new(()).into_parts();
        head.headers.clone_from(&self.head.headers);
        error_members(self.format, &head, self.body, None, &mut |reader| reader.structure(root, schema, slots))
    }
}

impl RequestReader<'_> {
    fn label(&self, index: usize, member: &Member, slot: &mut dyn Slot) -> Result<(), ShapeError> {
        let raw = self.labels.iter().find(|(label, _)| usize::from(*label) == index).map(|(_, raw)| *raw);
        let raw = raw.ok_or_else(|| ShapeError::new("the path has no such label"))?;
        let text = query::decode(raw)?;
        slot.fill(member, &mut TextReader::new(&text, TimestampFormat::DateTime))
    }
}

/// The response that `output` is read from. Its status is `status` unless a member is the status.
pub(crate) fn write_response(
    format: &dyn BodyFormat,
    status: StatusCode,
    output: &dyn Value,
) -> Result<Response<Bytes>, ShapeError> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    output.write(&ROOT, &mut Build { format, response: &mut response })?;
    Ok(response)
}

/// Takes the output's one call, and builds.
struct Build<'a> {
    format: &'a dyn BodyFormat,
    response: &'a mut Response<Bytes>,
}

impl Writer for Build<'_> {
    fn structure(&mut self, _: &Member, schema: &'static Schema, values: &[&dyn Value]) -> Result<(), ShapeError> {
        let members = Members { schema, values, token: None };
        header::write(&members, self.response.headers_mut())?;
        for (member, value) in members.set(Location::StatusCode) {
            value.write(&member, &mut Status(self.response)).map_err(|error| error.in_member(member.name))?;
        }
        let (body, media_type) = if members.at(Location::Payload).next().is_some() {
            body(self.format, &members)?
        } else {
            // A server answers a structure even where none of its members is in the body.
            let text = self.format.write(None, &mut |writer| writer.structure(&ROOT, schema, values))?;
            (text.into(), Some(self.format.media_type()))
        };
        let body = body.into_bytes().map_err(|_| ShapeError::new("a stream cannot be answered: answer bytes"))?;
        self.set_body(body, media_type);
        Ok(())
    }

    /// The whole body: what an operation without a declared output is answered.
    fn document(&mut self, member: &Member, value: &Document) -> Result<(), ShapeError> {
        if !value.is_null() {
            let text = self.format.write(None, &mut |writer| writer.document(member, value))?;
            self.set_body(text.into(), Some(self.format.media_type()));
        }
        Ok(())
    }
}

impl Build<'_> {
    fn set_body(&mut self, body: Bytes, media_type: Option<HeaderValue>) {
        *self.response.body_mut() = body;
        if let Some(media_type) = media_type {
            self.response.headers_mut().entry(CONTENT_TYPE).or_insert(media_type);
        }
    }
}

/// Takes the status.
struct Status<'a>(&'a mut Response<Bytes>);

impl Writer for Status<'_> {
    fn integer(&mut self, _: &Member, value: i64) -> Result<(), ShapeError> {
        let status = u16::try_from(value).ok().and_then(|status| StatusCode::from_u16(status).ok());
        *self.0.status_mut() = status.ok_or_else(|| ShapeError::new("not a status of HTTP"))?;
        Ok(())
    }
}
