//! The way out: values that hand themselves to a writer.

use super::{Document, Member, Schema, ShapeError, Timestamp};
use crate::byte_stream::ByteStream;

/// A value that can be a member of a declared type.
///
/// The macros implement it for declared types; this crate for strings, numbers, `bool`, [`Timestamp`], blobs
/// (`Vec<u8>`, `Bytes`), [`Document`], and `Option`, `Box`, `Vec`, maps and references of those.
///
/// ```
/// use aws_operation::shape::Value;
/// assert!(None::<String>.is_absent());
/// assert!(!String::new().is_absent());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that AWS members can have",
    label = "not a member type",
    note = "help: put `#[aws_shape]` on a type of your own, or `#[aws(serde)]` on a field whose type has serde's derives",
    note = "members are strings, `bool`, `i8` to `i64`, `f32`, `f64`, `Timestamp`, `DateTime<Utc>` of chrono (feature `chrono`), blobs (`Vec<u8>`, `Bytes`), `Document`, and `Option`, `Vec` and maps of these"
)]
pub trait Value {
    /// Hands the value to `to`, as the value of `member`.
    ///
    /// Fails where the writer cannot carry the value: a structure as a header, or a text that no header can hold.
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError>;

    /// Whether there is nothing to write: an `Option` that is `None`.
    fn is_absent(&self) -> bool {
        false
    }

    /// Hands to `to` that a value of this type is not set: `None` of an `Option` of it.
    ///
    /// Of a payload a writer needs to know what it would be: a structure that is not set is sent as one without members,
    /// a blob that is not set keeps its media type, and of the others no body is sent.
    fn write_absent(member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError>
    where
        Self: Sized,
    {
        to.null(member)
    }
}

/// Takes values of every kind: one implementation for each format and purpose.
///
/// A kind that a format cannot carry is an error, which is what the defaults say.
///
/// ```
/// use aws_operation::shape::{Member, ShapeError, Value, Writer};
///
/// /// Counts the characters of a string.
/// struct Count(usize);
/// impl Writer for Count {
///     fn string(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
///         self.0 += value.chars().count();
///         Ok(())
///     }
/// }
///
/// let mut count = Count(0);
/// "four".write(&Member::body("name"), &mut count).unwrap();
/// assert_eq!(count.0, 4);
/// assert!(4_i32.write(&Member::body("number"), &mut count).is_err());
/// ```
pub trait Writer {
    /// An item of a sparse list or map that is not set.
    fn null(&mut self, _: &Member) -> Result<(), ShapeError> {
        unsupported("an absent value")
    }
    /// A structure that is not set.
    fn absent_structure(&mut self, member: &Member) -> Result<(), ShapeError> {
        self.null(member)
    }
    /// A blob that is not set.
    fn absent_blob(&mut self, member: &Member) -> Result<(), ShapeError> {
        self.null(member)
    }
    /// A boolean.
    fn boolean(&mut self, _: &Member, _: bool) -> Result<(), ShapeError> {
        unsupported("a boolean")
    }
    /// A byte, short, integer or long.
    fn integer(&mut self, _: &Member, _: i64) -> Result<(), ShapeError> {
        unsupported("an integer")
    }
    /// A float; `NaN` and the infinities are values too.
    fn float(&mut self, _: &Member, _: f32) -> Result<(), ShapeError> {
        unsupported("a float")
    }
    /// A double; `NaN` and the infinities are values too.
    fn double(&mut self, _: &Member, _: f64) -> Result<(), ShapeError> {
        unsupported("a double")
    }
    /// A number of any size, as the text of a JSON number.
    fn big_number(&mut self, _: &Member, _: &str) -> Result<(), ShapeError> {
        unsupported("a big number")
    }
    /// A string or the wire value of a string enum.
    fn string(&mut self, _: &Member, _: &str) -> Result<(), ShapeError> {
        unsupported("a string")
    }
    /// Bytes.
    fn blob(&mut self, _: &Member, _: &[u8]) -> Result<(), ShapeError> {
        unsupported("a blob")
    }
    /// A point in time.
    fn timestamp(&mut self, _: &Member, _: Timestamp) -> Result<(), ShapeError> {
        unsupported("a timestamp")
    }
    /// A value of open shape.
    fn document(&mut self, _: &Member, _: &Document) -> Result<(), ShapeError> {
        unsupported("a document")
    }
    /// A list or a set.
    fn list(&mut self, _: &Member, _: &dyn Items) -> Result<(), ShapeError> {
        unsupported("a list")
    }
    /// A map.
    fn map(&mut self, _: &Member, _: &dyn Entries) -> Result<(), ShapeError> {
        unsupported("a map")
    }
    /// A structure: `values` are in the order of `schema.members`.
    fn structure(&mut self, _: &Member, _: &'static Schema, _: &[&dyn Value]) -> Result<(), ShapeError> {
        unsupported("a structure")
    }
    /// A union.
    fn union(&mut self, _: &Member, _: &'static Schema, _: Active<'_>) -> Result<(), ShapeError> {
        unsupported("a union")
    }
    /// A streaming blob.
    fn stream(&mut self, _: &Member, _: &ByteStream) -> Result<(), ShapeError> {
        unsupported("a stream")
    }
}

#[cold]
fn unsupported(kind: &'static str) -> Result<(), ShapeError> {
    Err(ShapeError::new(format!("{kind} cannot be sent here")))
}

/// The items of a list, for a [`Writer`].
///
/// ```
/// use aws_operation::shape::Items;
/// assert_eq!(Items::len(&[1_i32, 2][..]), 2);
/// ```
pub trait Items {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Calls `item` with each, in order, up to the first error.
    fn each(&self, item: &mut dyn FnMut(usize, &dyn Value) -> Result<(), ShapeError>) -> Result<(), ShapeError>;
}

/// The entries of a map, for a [`Writer`].
///
/// ```
/// use aws_operation::shape::Entries;
/// let map = std::collections::BTreeMap::from([("k", "v")]);
/// assert_eq!(Entries::len(&map), 1);
/// ```
pub trait Entries {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Calls `entry` with each, in the map's own order, up to the first error.
    fn each(&self, entry: &mut dyn FnMut(&str, &dyn Value) -> Result<(), ShapeError>) -> Result<(), ShapeError>;
}

/// The one member of a union that is set.
///
/// ```
/// use aws_operation::shape::Active;
/// let active = Active::Known(0, &"text");
/// assert!(matches!(active, Active::Known(0, _)));
/// ```
#[derive(Clone, Copy)]
pub enum Active<'a> {
    /// A declared member, by its index in the schema.
    Known(usize, &'a dyn Value),
    /// One that the declaration lacks, with its name.
    Unknown(&'a str, &'a Document),
}
