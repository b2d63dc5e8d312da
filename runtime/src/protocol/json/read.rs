//! JSON text into values, token by token: `serde_json` reads, the caller's declaration asks, and no tree lies between.

use std::{borrow::Cow, fmt};

use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde_core::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::shape::{Document, Member, Reader, Schema, ShapeError, Sink, Slot, Tag, Timestamp, TimestampFormat, Traits};

/// Blobs with padding or without.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a reader says where the text itself is at fault, until the position is known.
const NOT_JSON: &str = "not JSON, or nested too deep";

/// Calls `read` with a reader that is at the root value of `text`.
///
/// Fails where `text` is not JSON, ends early, holds more than one value or is nested more than 127 levels deep, and
/// where `read` fails. No error holds a value of the text.
pub(crate) fn read(
    text: &[u8],
    read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
) -> Result<(), ShapeError> {
    // One kind of `serde_json`'s readers is enough for a program, and this is the one that it needs itself.
    let unicode = text.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let mut json = serde_json::Deserializer::from_str(unicode);
    let outcome = read(&mut JsonReader { json: Some(&mut json) });
    let outcome = outcome.and_then(|()| json.end().map_err(|_| not_json()));
    let outcome = outcome.and_then(|()| if unicode.len() == text.len() { Ok(()) } else { Err(not_json()) });
    outcome.map_err(|error| if error.problem() == NOT_JSON { with_position(error, text, unicode) } else { error })
}

/// The same error with the line and column where the text is at fault. Reads the text again, so that what reads values
/// need not carry the tokenizer's errors.
#[cold]
fn with_position(error: ShapeError, text: &[u8], unicode: &str) -> ShapeError {
    match serde_json::from_str::<IgnoredAny>(unicode) {
        Err(fault) if !fault.is_eof() => {
            error.reworded(format!("not JSON at line {} column {}", fault.line(), fault.column()))
        }
        _ if unicode.len() < text.len() => error.reworded(format!("not Unicode after {} bytes", unicode.len())),
        Err(_) => error.reworded(format!("the JSON ends early, after {} bytes", text.len())),
        Ok(_) => error.reworded("nested more than 127 levels deep, or a string that is not Unicode"),
    }
}

#[cold]
fn not_json() -> ShapeError {
    ShapeError::new(NOT_JSON)
}

/// At one value of the text, which it gives once.
struct JsonReader<D> {
    json: Option<D>,
}

impl<'de, D: Deserializer<'de>> JsonReader<D> {
    fn visit(&mut self, want: Want<'_, '_>) -> Result<Found<'de>, ShapeError> {
        let mut failed = None;
        self.json()?.deserialize_any(Visit { want, failed: &mut failed }).map_err(|_| failed.unwrap_or_else(not_json))
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

/// What the declaration asks for at a value.
enum Want<'a, 's> {
    Scalar,
    List(&'a Member, &'a mut dyn Sink),
    Map(&'a Member, &'a mut dyn Sink),
    Structure(&'static Schema, &'a mut [&'s mut dyn Slot]),
    Union(&'static Schema, &'a mut dyn FnMut(Tag<'_>, &mut dyn Reader) -> Result<(), ShapeError>),
}

/// What is there.
enum Found<'de> {
    /// The list or object that was asked for, and it has been read.
    Taken,
    Null,
    Boolean(bool),
    Integer(i64),
    Large(u64),
    Double(f64),
    String(Cow<'de, str>),
    List,
    Object,
}

impl Found<'_> {
    #[cold]
    fn instead_of(&self, expected: &'static str) -> ShapeError {
        let found = match self {
            Self::Taken | Self::Object => "an object",
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) | Self::Large(_) | Self::Double(_) => "a number",
            Self::String(_) => "a string",
            Self::List => "a list",
        };
        ShapeError::new(format!("expected {expected}, found {found}"))
    }
}

/// One visitor for everything that is asked for, so that it is compiled once.
struct Visit<'a, 's, 'f> {
    want: Want<'a, 's>,
    /// Where an error of the declaration goes, since serde's error type cannot hold it.
    failed: &'f mut Option<ShapeError>,
}

impl<'de> Visitor<'de> for Visit<'_, '_, '_> {
    type Value = Found<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Found<'de>, E> {
        Ok(Found::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Found<'de>, E> {
        Ok(Found::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Found<'de>, E> {
        Ok(Found::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Found<'de>, E> {
        Ok(i64::try_from(value).map_or(Found::Large(value), Found::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Found<'de>, E> {
        Ok(Found::Double(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Found<'de>, E> {
        Ok(Found::String(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Found<'de>, E> {
        Ok(Found::String(Cow::Borrowed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Found<'de>, A::Error> {
        let Want::List(member, items) = self.want else {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Found::List);
        };
        let mut index = 0;
        while seq
            .next_element_seed(Item { key: "", member, sink: items, failed: self.failed })
            .inspect_err(|_| inside(self.failed, |error| error.in_item(index)))?
            .is_some()
        {
            index += 1;
        }
        Ok(Found::Taken)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found<'de>, A::Error> {
        let failed = self.failed;
        match self.want {
            Want::Structure(schema, slots) => {
                while let Some(index) = map.next_key_seed(MemberName(schema))? {
                    let place = index.and_then(|index| schema.members.get(index).zip(slots.get_mut(index)));
                    let Some((member, slot)) = place else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    map.next_value_seed(MemberValue { member, slot: &mut **slot, failed: &mut *failed })
                        .inspect_err(|_| inside(failed, |error| error.in_member(member.name)))?;
                }
            }
            Want::Map(member, entries) => {
                while let Some(Text(key)) = map.next_key()? {
                    map.next_value_seed(Item { key: &key, member, sink: &mut *entries, failed: &mut *failed })
                        .inspect_err(|_| inside(failed, |error| error.in_key(&key)))?;
                }
            }
            Want::Union(schema, set) => {
                let mut is_set = false;
                while let Some(Text(key)) = map.next_key()? {
                    let index = schema.body_member(&key);
                    if index.is_none() && key == "__type" {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    }
                    let tag = index.map_or(Tag::Unknown(&key), Tag::Known);
                    map.next_value_seed(UnionValue { tag, set: &mut *set, is_set: &mut is_set, failed: &mut *failed })
                        .inspect_err(|_| match index.and_then(|index| schema.members.get(index)) {
                            Some(member) => inside(failed, |error| error.in_member(member.name)),
                            None => inside(failed, |error| error.in_key(&key)),
                        })?;
                }
                if !is_set {
                    return Err(fail(failed, ShapeError::new("no member of the union is set")));
                }
            }
            Want::Scalar | Want::List(..) => {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                return Ok(Found::Object);
            }
        }
        Ok(Found::Taken)
    }
}

/// Adds to the error where it happened; a fault of the text becomes one of the declaration, to carry the path.
#[cold]
fn inside(failed: &mut Option<ShapeError>, place: impl FnOnce(ShapeError) -> ShapeError) {
    *failed = Some(place(failed.take().unwrap_or_else(not_json)));
}

/// Keeps the error and gives the one of serde that stops the reading.
#[cold]
fn fail<E: serde_core::de::Error>(failed: &mut Option<ShapeError>, error: ShapeError) -> E {
    *failed = Some(error);
    E::custom("")
}

/// A key of a structure: the index of the member that it names.
struct MemberName(&'static Schema);

impl<'de> DeserializeSeed<'de> for MemberName {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<Option<usize>, D::Error> {
        key.deserialize_str(self)
    }
}

impl Visitor<'_> for MemberName {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Option<usize>, E> {
        Ok(self.0.body_member(key))
    }
}

/// A key of a map, borrowed where it holds no escape.
struct Text<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(key: D) -> Result<Self, D::Error> {
        match key.deserialize_str(Visit { want: Want::Scalar, failed: &mut None })? {
            Found::String(text) => Ok(Self(text)),
            _ => Err(D::Error::custom("")),
        }
    }
}

/// A value that may be null, which stands for its absence.
macro_rules! nullable {
    ($name:ident, $self:ident, null: $null:expr, |$reader:ident| $read:expr) => {
        impl<'de> DeserializeSeed<'de> for $name<'_> {
            type Value = ();

            fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
                value.deserialize_option(self)
            }
        }

        impl<'de> Visitor<'de> for $name<'_> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_none<E: serde_core::de::Error>($self) -> Result<(), E> {
                $null.map_err(|error| fail($self.failed, error))
            }

            fn visit_some<D: Deserializer<'de>>($self, value: D) -> Result<(), D::Error> {
                let $reader = &mut JsonReader { json: Some(value) };
                $read.map_err(|error| fail($self.failed, error))
            }
        }
    };
}

struct MemberValue<'a> {
    member: &'static Member,
    slot: &'a mut dyn Slot,
    failed: &'a mut Option<ShapeError>,
}

nullable! { MemberValue, self, null: Ok(()), |reader| self.slot.fill(self.member, reader) }

struct Item<'a> {
    key: &'a str,
    member: &'a Member,
    sink: &'a mut dyn Sink,
    failed: &'a mut Option<ShapeError>,
}

nullable! { Item, self, null: self.sink.null(self.key), |reader| self.sink.take(self.key, self.member, reader) }

struct UnionValue<'a> {
    tag: Tag<'a>,
    set: &'a mut dyn FnMut(Tag<'_>, &mut dyn Reader) -> Result<(), ShapeError>,
    is_set: &'a mut bool,
    failed: &'a mut Option<ShapeError>,
}

nullable! { UnionValue, self, null: Ok(()), |reader| {
    if std::mem::replace(self.is_set, true) {
        Err(ShapeError::new("more than one member of the union is set"))
    } else {
        (self.set)(self.tag, reader)
    }
} }
