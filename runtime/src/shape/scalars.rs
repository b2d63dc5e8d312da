//! Simple values: strings, numbers, `bool`, blobs, documents.

use std::borrow::Cow;

use bytes::Bytes;

use super::{Document, Member, Read, Reader, ShapeError, Timestamp, Value, Writer};
use crate::byte_stream::ByteStream;

/// Implements [`Value`] by a writer's method and [`Read`] by the reader's of the same name.
macro_rules! simple {
    ($($type:ty => $method:ident, $self:ident => $pass:expr;)*) => { $(
        impl Value for $type {
            fn write(&$self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
                to.$method(member, $pass)
            }
        }
        impl Read for $type {
            fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
                *place = Some(from.$method(member)?.into());
                Ok(())
            }
        }
    )* };
}

simple! {
    String => string, self => self;
    bool => boolean, self => *self;
    i64 => integer, self => *self;
    f64 => double, self => *self;
    Timestamp => timestamp, self => *self;
    Document => document, self => self;
}

macro_rules! blobs {
    ($($type:ty => $method:ident;)*) => { $(
        impl Value for $type {
            fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
                to.$method(member, self)
            }
            fn write_absent(member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
                to.absent_blob(member)
            }
        }
    )* };
}

blobs! {
    Vec<u8> => blob;
    Bytes => blob;
    ByteStream => stream;
}

impl Read for Vec<u8> {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        *place = Some(from.blob(member)?);
        Ok(())
    }
}

impl Read for Bytes {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        *place = Some(from.blob(member)?.into());
        Ok(())
    }
}

/// Integers narrower than a long: Smithy's byte, short and integer, and the unsigned ones that fit.
macro_rules! narrow {
    ($($type:ty)*) => { $(
        impl Value for $type {
            fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
                to.integer(member, i64::from(*self))
            }
        }
        impl Read for $type {
            fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
                let number = from.integer(member)?;
                *place = Some(<$type>::try_from(number).map_err(|_| out_of_range(stringify!($type)))?);
                Ok(())
            }
        }
    )* };
}

narrow! { i8 i16 i32 u16 u32 }

#[cold]
fn out_of_range(name: &'static str) -> ShapeError {
    ShapeError::new(format!("the number does not fit `{name}`"))
}

impl Value for f32 {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.float(member, *self)
    }
}

impl Read for f32 {
    #[expect(clippy::cast_possible_truncation, reason = "the nearest float is what a float member asks for")]
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        *place = Some(from.double(member)? as Self);
        Ok(())
    }
}

impl Value for str {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.string(member, self)
    }
}

impl Read for Box<str> {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        *place = Some(from.string(member)?.into());
        Ok(())
    }
}

impl Value for Cow<'_, str> {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.string(member, self)
    }
}

impl Value for [u8] {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.blob(member, self)
    }
}

impl<const N: usize> Value for [u8; N] {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.blob(member, self)
    }
}

impl Read for ByteStream {
    const STREAMING: bool = true;

    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        *place = Some(from.stream(member)?);
        Ok(())
    }
}

impl Value for std::time::SystemTime {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.timestamp(member, Timestamp::from(*self))
    }
}

impl Read for std::time::SystemTime {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        let time = Self::try_from(from.timestamp(member)?);
        *place = Some(time.map_err(|_| ShapeError::new("the time does not fit `SystemTime`"))?);
        Ok(())
    }
}

/// A type that can be a map's key: a string, or a string enum.
///
/// ```
/// assert_eq!(aws_operation::shape::MapKey::as_key(&"k"), "k");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a map's key",
    note = "help: use `String`, `&str`, or a string enum with `#[aws_shape]`"
)]
pub trait MapKey {
    /// The key's text.
    fn as_key(&self) -> &str;
}

/// A [`MapKey`] that can be read: it owns its text.
///
/// ```
/// use aws_operation::shape::ReadMapKey;
/// assert_eq!(String::from_key("k"), "k");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the key of a map that is read",
    note = "help: use `String`, or a string enum with `#[aws_shape]`"
)]
pub trait ReadMapKey: MapKey {
    /// The key of this text.
    fn from_key(key: &str) -> Self;
}

impl MapKey for str {
    fn as_key(&self) -> &str {
        self
    }
}

impl<T: MapKey + ?Sized> MapKey for &T {
    fn as_key(&self) -> &str {
        (**self).as_key()
    }
}

macro_rules! map_keys {
    ($($type:ty),*) => { $(
        impl MapKey for $type {
            fn as_key(&self) -> &str {
                self
            }
        }
    )* };
}

map_keys! { String, Box<str>, Cow<'_, str> }

impl ReadMapKey for String {
    fn from_key(key: &str) -> Self {
        key.into()
    }
}

impl ReadMapKey for Box<str> {
    fn from_key(key: &str) -> Self {
        key.into()
    }
}
