//! A member that is the whole body.

use http::HeaderValue;

use super::BodyFormat;
use crate::{
    body::Body,
    byte_stream::ByteStream,
    protocol::ROOT,
    shape::{Active, Document, Entries, Items, Member, Schema, ShapeError, Value, Writer},
};

const OCTETS: HeaderValue = HeaderValue::from_static("application/octet-stream");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain");

/// Takes the payload's value: strings and blobs as they are, everything else in the body's format.
pub(super) struct Payload<'a> {
    format: &'a dyn BodyFormat,
    stated: Option<&'static str>,
    body: Body,
    media_type: Option<HeaderValue>,
}

impl<'a> Payload<'a> {
    pub(super) fn new(format: &'a dyn BodyFormat, member: &Member) -> Self {
        let stated = member.detail.and_then(|detail| detail.media_type);
        Self { format, stated, body: Body::default(), media_type: None }
    }

    /// The body and its media type; neither where the payload is not set.
    pub(super) fn into_body(self) -> (Body, Option<HeaderValue>) {
        (self.body, self.media_type)
    }

    fn set(&mut self, body: Body, media_type: HeaderValue) {
        self.body = body;
        self.media_type = Some(self.stated.map_or(media_type, HeaderValue::from_static));
    }

    fn formatted(
        &mut self,
        write: &mut dyn FnMut(&mut dyn Writer) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        let text = self.format.write(None, write)?;
        self.set(Body::from(text), self.format.media_type());
        Ok(())
    }
}

impl Writer for Payload<'_> {
    fn null(&mut self, _: &Member) -> Result<(), ShapeError> {
        Ok(())
    }

    fn absent_structure(&mut self, _: &Member) -> Result<(), ShapeError> {
        static NOTHING: Schema = Schema::new("", &[]);
        self.formatted(&mut |writer| writer.structure(&ROOT, &NOTHING, &[]))
    }

    fn absent_blob(&mut self, _: &Member) -> Result<(), ShapeError> {
        self.set(Body::default(), OCTETS);
        Ok(())
    }

    fn string(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
        self.set(Body::from(value.to_owned()), TEXT);
        Ok(())
    }

    fn blob(&mut self, _: &Member, value: &[u8]) -> Result<(), ShapeError> {
        self.set(Body::from(value.to_vec()), OCTETS);
        Ok(())
    }

    fn stream(&mut self, _: &Member, value: &ByteStream) -> Result<(), ShapeError> {
        self.set(value.take(), OCTETS);
        Ok(())
    }

    fn document(&mut self, member: &Member, value: &Document) -> Result<(), ShapeError> {
        self.formatted(&mut |writer| writer.document(member, value))
    }

    fn list(&mut self, member: &Member, items: &dyn Items) -> Result<(), ShapeError> {
        self.formatted(&mut |writer| writer.list(member, items))
    }

    fn map(&mut self, member: &Member, entries: &dyn Entries) -> Result<(), ShapeError> {
        self.formatted(&mut |writer| writer.map(member, entries))
    }

    fn structure(&mut self, member: &Member, schema: &'static Schema, values: &[&dyn Value]) -> Result<(), ShapeError> {
        self.formatted(&mut |writer| writer.structure(member, schema, values))
    }

    fn union(&mut self, member: &Member, schema: &'static Schema, active: Active<'_>) -> Result<(), ShapeError> {
        self.formatted(&mut |writer| writer.union(member, schema, active))
    }
}
