//! A response into an output: each member from where its location says.

use std::borrow::Cow;

use http::{
    HeaderMap, HeaderValue,
    header::{CONTENT_ENCODING, CONTENT_LENGTH},
    response,
};

use super::{BodyFormat, read_text::TextReader};
use crate::{
    body::Body,
    byte_stream::ByteStream,
    protocol::ROOT,
    shape::{Document, Location, Member, Reader, Schema, ShapeError, Sink, Slot, Tag, Timestamp, TimestampFormat},
};

/// Reads a success into `output`.
pub(crate) fn output(
    format: &dyn BodyFormat,
    schema: &'static Schema,
    head: &response::Parts,
    body: Body,
    output: &mut dyn Slot,
) -> Result<(), ShapeError> {
    if schema.streams() {
        // A transport that lost the end of it might not say so.
        let body = match announced(&head.headers) {
            Some(length) if body.as_bytes().is_none() => body.held_to(length),
            _ => body,
        };
        return output
            .fill(&ROOT, &mut ResponseReader { format, head, body: Content::Stream(Some(body)), message: None });
    }
    let body = body.into_bytes().map_err(|_| ShapeError::new("the body was not received before it is read"))?;
    output.fill(&ROOT, &mut ResponseReader { format, head, body: Content::Bytes(&body), message: None })
}

/// The body's length by its headers. A body with an encoding has another once the transport has undone it.
fn announced(headers: &HeaderMap) -> Option<u64> {
    if headers.contains_key(CONTENT_ENCODING) {
        return None;
    }
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Calls `read` with a reader whose `structure` gives the members of an error. `message` is the service's, which a
/// declaration's `message` gets however the service spells that name.
pub(crate) fn error_members(
    format: &dyn BodyFormat,
    head: &response::Parts,
    body: &[u8],
    message: Option<&str>,
    read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
) -> Result<(), ShapeError> {
    read(&mut ResponseReader { format, head, body: Content::Bytes(body), message })
}

/// At the root of a response.
struct ResponseReader<'a> {
    format: &'a dyn BodyFormat,
    head: &'a response::Parts,
    body: Content<'a>,
    /// An error's message.
    message: Option<&'a str>,
}

enum Content<'a> {
    Bytes(&'a [u8]),
    Stream(Option<Body>),
}

impl Reader for ResponseReader<'_> {
    /// The whole body: what an operation without a declared output answers.
    fn document(&mut self, member: &Member) -> Result<Document, ShapeError> {
        match self.body {
            Content::Bytes(body) if !body.trim_ascii().is_empty() => {
                PayloadReader { format: self.format, body }.document(member)
            }
            _ => Ok(Document::Null),
        }
    }

    fn structure(
        &mut self,
        _: &Member,
        schema: &'static Schema,
        slots: &mut [&mut dyn Slot],
    ) -> Result<(), ShapeError> {
        let mut has_body = false;
        for (member, slot) in schema.members().zip(slots.iter_mut()) {
            let filled = match member.location {
                Location::Header => self.header(&member, *slot),
                Location::PrefixHeaders => slot.fill(&member, &mut Prefixed(&self.head.headers)),
                Location::StatusCode => slot.fill(&member, &mut Status(self.head.status.as_u16())),
                Location::Payload => self.payload(&member, *slot),
                Location::Body => {
                    has_body = true;
                    match self.message {
                        Some(message) if member.name.eq_ignore_ascii_case("message") => {
                            slot.fill(&member, &mut TextReader::new(message, TimestampFormat::HttpDate))
                        }
                        _ => Ok(()),
                    }
                }
                // These are a request's only.
                Location::Label | Location::Query | Location::QueryParams => Ok(()),
            };
            filled.map_err(|error| error.in_member(member.name))?;
        }
        match self.body {
            Content::Bytes(body) if has_body && !body.trim_ascii().is_empty() => {
                self.format.read(body, &mut |reader| reader.structure(&ROOT, schema, slots))
            }
            _ => schema.fill_absent(slots),
        }
    }
}

impl ResponseReader<'_> {
    fn header(&self, member: &Member, slot: &mut dyn Slot) -> Result<(), ShapeError> {
        match joined(&self.head.headers, member.name) {
            Some(text) => slot.fill(member, &mut TextReader::new(text.trim(), TimestampFormat::HttpDate)),
            None => Ok(()),
        }
    }

    fn payload(&mut self, member: &Member, slot: &mut dyn Slot) -> Result<(), ShapeError> {
        match &mut self.body {
            Content::Stream(body) => slot.fill(member, &mut StreamReader(body.take())),
            // Nothing came: a payload that can be absent is, and of the others a string or a blob can be empty.
            Content::Bytes([]) if slot.fill_absent() => Ok(()),
            Content::Bytes(body) => slot.fill(member, &mut PayloadReader { format: self.format, body }),
        }
    }
}

/// A header's text, several lines of one name joined.
fn joined<'a>(headers: &'a HeaderMap, name: &str) -> Option<Cow<'a, str>> {
    let mut lines = headers.get_all(name).iter();
    let mut text = header_text(lines.next()?);
    for line in lines {
        let text = text.to_mut();
        text.push_str(", ");
        text.push_str(&header_text(line));
    }
    Some(text)
}

fn header_text(value: &HeaderValue) -> Cow<'_, str> {
    String::from_utf8_lossy(value.as_bytes())
}

/// The headers under a prefix, as a map of the names' rests.
struct Prefixed<'a>(&'a HeaderMap);

impl Reader for Prefixed<'_> {
    fn map(&mut self, member: &Member, entries: &mut dyn Sink) -> Result<(), ShapeError> {
        for name in self.0.keys() {
            let prefix = name.as_str().get(..member.name.len());
            if !prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(member.name)) {
                continue;
            }
            let key = name.as_str().get(member.name.len()..).unwrap_or_default();
            if let Some(text) = joined(self.0, name.as_str()) {
                let reader = &mut TextReader::new(text.trim(), TimestampFormat::HttpDate);
                entries.take(key, member, reader).map_err(|error| error.in_key(key))?;
            }
        }
        Ok(())
    }
}

/// The status code.
struct Status(u16);

impl Reader for Status {
    fn integer(&mut self, _: &Member) -> Result<i64, ShapeError> {
        Ok(self.0.into())
    }
}

/// The body that is still to be received.
struct StreamReader(Option<Body>);

impl Reader for StreamReader {
    fn stream(&mut self, _: &Member) -> Result<ByteStream, ShapeError> {
        Ok(ByteStream::once(self.0.take().unwrap_or_default()))
    }
}

/// The body as one value: strings and blobs as they are, everything else in the body's format.
struct PayloadReader<'a> {
    format: &'a dyn BodyFormat,
    body: &'a [u8],
}

impl PayloadReader<'_> {
    fn formatted<T>(&self, read: &dyn Fn(&mut dyn Reader) -> Result<T, ShapeError>) -> Result<T, ShapeError> {
        let mut value = Err(ShapeError::new("the body holds no value"));
        self.format.read(self.body, &mut |reader| {
            value = Ok(read(reader)?);
            Ok(())
        })?;
        value
    }
}

impl Reader for PayloadReader<'_> {
    fn string(&mut self, _: &Member) -> Result<String, ShapeError> {
        String::from_utf8(self.body.to_vec()).map_err(|_| ShapeError::new("the body is not UTF-8"))
    }

    fn blob(&mut self, _: &Member) -> Result<Vec<u8>, ShapeError> {
        Ok(self.body.to_vec())
    }

    fn stream(&mut self, _: &Member) -> Result<ByteStream, ShapeError> {
        Ok(ByteStream::from(self.body.to_vec()))
    }

    fn boolean(&mut self, member: &Member) -> Result<bool, ShapeError> {
        self.formatted(&|reader| reader.boolean(member))
    }

    fn integer(&mut self, member: &Member) -> Result<i64, ShapeError> {
        self.formatted(&|reader| reader.integer(member))
    }

    fn double(&mut self, member: &Member) -> Result<f64, ShapeError> {
        self.formatted(&|reader| reader.double(member))
    }

    fn timestamp(&mut self, member: &Member) -> Result<Timestamp, ShapeError> {
        self.formatted(&|reader| reader.timestamp(member))
    }

    fn document(&mut self, member: &Member) -> Result<Document, ShapeError> {
        self.formatted(&|reader| reader.document(member))
    }

    fn list(&mut self, member: &Member, items: &mut dyn Sink) -> Result<(), ShapeError> {
        self.format.read(self.body, &mut |reader| reader.list(member, items))
    }

    fn map(&mut self, member: &Member, entries: &mut dyn Sink) -> Result<(), ShapeError> {
        self.format.read(self.body, &mut |reader| reader.map(member, entries))
    }

    fn structure(
        &mut self,
        member: &Member,
        schema: &'static Schema,
        slots: &mut [&mut dyn Slot],
    ) -> Result<(), ShapeError> {
        self.format.read(self.body, &mut |reader| reader.structure(member, schema, slots))
    }

    fn union(
        &mut self,
        member: &Member,
        schema: &'static Schema,
        set: &mut dyn FnMut(Tag<'_>, &mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        self.format.read(self.body, &mut |reader| reader.union(member, schema, set))
    }
}
