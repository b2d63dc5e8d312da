//! A value of the text, as the declaration's methods ask for it.

use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde_core::{
    Deserialize,
    de::{Deserializer, IgnoredAny},
};
use serde_json::value::RawValue;

use super::{
    not_json,
    visit::{Found, Visit, Want},
};
use crate::shape::{Document, Member, Reader, Schema, ShapeError, Sink, Slot, Tag, Timestamp, TimestampFormat, Traits};

/// Blobs with padding or without.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);
/// At one value of the text, which it gives once.
pub(super) struct JsonReader<D> {
    json: Option<D>,
}

impl<'de, D: Deserializer<'de>> JsonReader<D> {
    pub(super) fn new(json: D) -> Self {
        Self { json: Some(json) }
    }

    fn visit(&mut self, mut want: Want<'_, '_>) -> Result<Found<'de>, ShapeError> {
        let mut failed = None;
        self.json()?
            .deserialize_any(Visit { want: &mut want, failed: &mut failed })
            .map_err(|_| failed.unwrap_or_else(not_json))
    }

    fn scalar(&mut self) -> Result<Found<'de>, ShapeError> {
        self.visit(Want::Scalar)
    }

    fn container(&mut self, expected: &'static str, want: Want<'_, '_>) -> Result<(), ShapeError> {
        match self.visit(want)? {
            Found::Taken => Ok(()),
            other => Err(other.instead_of(expected)),
        }
    }

    fn json(&mut self) -> Result<D, ShapeError> {
        self.json.take().ok_or_else(|| ShapeError::new("the value was read already"))
    }
}

impl<'de, D: Deserializer<'de>> Reader for JsonReader<D> {
    fn boolean(&mut self, _: &Member) -> Result<bool, ShapeError> {
        match self.scalar()? {
            Found::Boolean(value) => Ok(value),
            other => Err(other.instead_of("a boolean")),
        }
    }

    fn integer(&mut self, _: &Member) -> Result<i64, ShapeError> {
        match self.scalar()? {
            Found::Integer(value) => Ok(value),
            Found::Double(value) => {
                whole(value).ok_or_else(|| ShapeError::new("expected an integer, found a fraction"))
            }
            Found::Large(_) => Err(ShapeError::new("the number does not fit a long")),
            other => Err(other.instead_of("an integer")),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "the nearest double is what a double member asks for")]
    fn double(&mut self, _: &Member) -> Result<f64, ShapeError> {
        match self.scalar()? {
            Found::Integer(value) => Ok(value as f64),
            Found::Large(value) => Ok(value as f64),
            Found::Double(value) => Ok(value),
            Found::String(text) => match &*text {
                "NaN" => Ok(f64::NAN),
                "Infinity" => Ok(f64::INFINITY),
                "-Infinity" => Ok(f64::NEG_INFINITY),
                _ => Err(ShapeError::new("expected a number, found a string")),
            },
            other => Err(other.instead_of("a number")),
        }
    }

    fn big_number(&mut self, _: &Member) -> Result<String, ShapeError> {
        let raw = <&RawValue>::deserialize(self.json()?).map_err(|_| not_json())?;
        match raw.get() {
            text if text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => Ok(text.to_owned()),
            _ => Err(ShapeError::new("expected a number")),
        }
    }

    fn string(&mut self, _: &Member) -> Result<String, ShapeError> {
        match self.scalar()? {
            Found::String(text) => Ok(text.into_owned()),
            other => Err(other.instead_of("a string")),
        }
    }

    fn blob(&mut self, _: &Member) -> Result<Vec<u8>, ShapeError> {
        match self.scalar()? {
            Found::String(text) => BASE64.decode(text.as_bytes()).map_err(|_| ShapeError::new("not base64")),
            other => Err(other.instead_of("a blob as base64")),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a time near 2^53 seconds is no time")]
    fn timestamp(&mut self, member: &Member) -> Result<Timestamp, ShapeError> {
        let seconds = match self.scalar()? {
            Found::Integer(seconds) => return Ok(Timestamp::new(seconds, 0)),
            Found::Double(seconds) => seconds,
            Found::Large(seconds) => seconds as f64,
            Found::String(text) => {
                let format = match member.timestamp {
                    TimestampFormat::Default => TimestampFormat::EpochSeconds,
                    format => format,
                };
                return format.parse_any(&text).map_err(|error| ShapeError::new(error.to_string()));
            }
            other => return Err(other.instead_of("a timestamp")),
        };
        Timestamp::from_epoch_seconds(seconds).ok_or_else(|| ShapeError::new("the timestamp is out of range"))
    }

    fn document(&mut self, member: &Member) -> Result<Document, ShapeError> {
        let value = Document::deserialize(self.json()?).map_err(|_| not_json())?;
        match value {
            Document::String(text) if member.traits.has(Traits::JSON_VALUE) => {
                serde_json::from_str(&text).map_err(|_| ShapeError::new("the string does not hold JSON"))
            }
            value => Ok(value),
        }
    }

    fn list(&mut self, member: &Member, items: &mut dyn Sink) -> Result<(), ShapeError> {
        self.container("a list", Want::List(member, items))
    }

    fn map(&mut self, member: &Member, entries: &mut dyn Sink) -> Result<(), ShapeError> {
        self.container("a map", Want::Map(member, entries))
    }

    fn structure(
        &mut self,
        _: &Member,
        schema: &'static Schema,
        slots: &mut [&mut dyn Slot],
    ) -> Result<(), ShapeError> {
        match self.visit(Want::Structure(schema, slots))? {
            // A null is met at the root only: elsewhere the member is taken as absent.
            Found::Taken | Found::Null => schema.fill_absent(slots),
            other => Err(other.instead_of("a structure")),
        }
    }

    fn union(
        &mut self,
        _: &Member,
        schema: &'static Schema,
        set: &mut dyn FnMut(Tag<'_>, &mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        self.container("a union", Want::Union(schema, set))
    }

    fn skip(&mut self, _: &Member) -> Result<(), ShapeError> {
        IgnoredAny::deserialize(self.json()?).map(drop).map_err(|_| not_json())
    }
}

/// An integer that was written with a fraction of zero or an exponent.
#[expect(clippy::cast_possible_truncation, reason = "the bounds are those within which every integer is a double")]
fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0).then_some(value as i64)
}
