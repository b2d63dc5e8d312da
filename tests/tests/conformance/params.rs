//! A case's parameters as a reader: what fills a declared struct.

use aws_operation::{
    ByteStream, Document, Timestamp,
    shape::{Location, Member, Read, Reader, Schema, ShapeError, Sink, Slot, Tag, Traits},
};
use serde_json::Value as Json;

use crate::model::key;

/// Reads a value of members by their wire names.
pub(crate) fn read<T: Read>(members: &Json) -> Result<T, ShapeError> {
    T::read(&Member::new("", Location::Payload), &mut Params { value: members, is_root: true })
}

struct Params<'a> {
    value: &'a Json,
    /// Whether members are at locations of the request, rather than all in one structure.
    is_root: bool,
}

impl Params<'_> {
    fn expected<T>(&self, kind: &str, value: Option<T>) -> Result<T, ShapeError> {
        value.ok_or_else(|| ShapeError::new(format!("expected {kind}, the case has {}", self.value)))
    }
}

impl Reader for Params<'_> {
    fn boolean(&mut self, _: &Member) -> Result<bool, ShapeError> {
        self.expected("a boolean", self.value.as_bool())
    }

    fn integer(&mut self, _: &Member) -> Result<i64, ShapeError> {
        self.expected("an integer", self.value.as_i64())
    }

    fn double(&mut self, _: &Member) -> Result<f64, ShapeError> {
        match self.value.as_str() {
            Some("NaN") => Ok(f64::NAN),
            Some("Infinity") => Ok(f64::INFINITY),
            Some("-Infinity") => Ok(f64::NEG_INFINITY),
            _ => self.expected("a double", self.value.as_f64()),
        }
    }

    fn big_number(&mut self, _: &Member) -> Result<String, ShapeError> {
        self.expected("a number", self.value.is_number().then(|| self.value.to_string()))
    }

    fn string(&mut self, _: &Member) -> Result<String, ShapeError> {
        self.expected("a string", self.value.as_str().map(str::to_owned))
    }

    fn blob(&mut self, _: &Member) -> Result<Vec<u8>, ShapeError> {
        self.expected("a blob as text", self.value.as_str().map(|text| text.as_bytes().to_vec()))
    }

    fn timestamp(&mut self, _: &Member) -> Result<Timestamp, ShapeError> {
        let time = match self.value {
            Json::Number(number) => number
                .as_i64()
                .map(|seconds| Timestamp::new(seconds, 0))
                .or_else(|| number.as_f64().and_then(Timestamp::from_epoch_seconds)),
            Json::String(text) => text.parse().ok(),
            _ => None,
        };
        self.expected("a timestamp", time)
    }

    fn document(&mut self, _: &Member) -> Result<Document, ShapeError> {
        Ok(self.value.clone())
    }

    fn stream(&mut self, member: &Member) -> Result<ByteStream, ShapeError> {
        self.blob(member).map(ByteStream::from)
    }

    fn list(&mut self, member: &Member, items: &mut dyn Sink) -> Result<(), ShapeError> {
        let list = self.expected("a list", self.value.as_array())?;
        for (index, value) in list.iter().enumerate() {
            take(items, "", member, value).map_err(|error| error.in_item(index))?;
        }
        Ok(())
    }

    fn map(&mut self, member: &Member, entries: &mut dyn Sink) -> Result<(), ShapeError> {
        let map = self.expected("a map", self.value.as_object())?;
        map.iter().try_for_each(|(key, value)| take(entries, key, member, value).map_err(|error| error.in_key(key)))
    }

    fn structure(
        &mut self,
        _: &Member,
        schema: &'static Schema,
        slots: &mut [&mut dyn Slot],
    ) -> Result<(), ShapeError> {
        let given = self.expected("a structure", self.value.as_object())?;
        let keys: Vec<String> = schema.members().map(|member| key(&member, self.is_root)).collect();
        if let Some(lacking) = given.keys().find(|name| !keys.contains(name)) {
            return Err(ShapeError::new(format!("`{}` declares no member `{lacking}`", schema.name())));
        }
        for ((member, slot), key) in schema.members().zip(slots).zip(&keys) {
            match given.get(key) {
                Some(value) => slot
                    .fill(&member, &mut Params { value, is_root: false })
                    .map_err(|error| error.in_member(member.name))?,
                None if member.traits.has(Traits::DEFAULT) || slot.fill_absent() => {}
                None => return Err(ShapeError::missing(member.name)),
            }
        }
        Ok(())
    }

    fn union(
        &mut self,
        _: &Member,
        schema: &'static Schema,
        set: &mut dyn FnMut(Tag<'_>, &mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        let map = self.expected("a union", self.value.as_object())?;
        let (name, value) = self.expected("one member", map.iter().next())?;
        let tag = schema.body_member(name).map_or(Tag::Unknown(name), Tag::Known);
        set(tag, &mut Params { value, is_root: false })
    }
}

fn take(sink: &mut dyn Sink, key: &str, member: &Member, value: &Json) -> Result<(), ShapeError> {
    if value.is_null() { sink.null(key) } else { sink.take(key, member, &mut Params { value, is_root: false }) }
}
