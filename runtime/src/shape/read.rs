//! The way in: values that a reader fills.

use super::{Document, Member, Schema, ShapeError, Timestamp};
use crate::byte_stream::ByteStream;

/// A value that can be read from the wire.
///
/// Implemented for the same types as [`Value`](super::Value), except those that borrow.
///
/// ```
/// use aws_operation::shape::Read;
/// assert_eq!(Option::<String>::absent(), Some(None));
/// assert_eq!(String::absent(), None);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that can be read from a response",
    label = "not readable",
    note = "help: put `#[aws_shape]` on a type of your own, or `#[aws(serde)]` on a field whose type has serde's derives",
    note = "a type that borrows (`&str`, `Cow<'a, str>`) can be sent but not read: own it (`String`)"
)]
pub trait Read: Sized {
    /// Whether the value is a stream that need not be in memory.
    const STREAMING: bool = false;

    /// Reads the value of `member` from `from`, which is at a value other than null, into `place`, which is empty.
    ///
    /// Fails where what is there does not fit; what `place` holds then is of no use.
    // In place, as a structure is moved by no caller then, and there is none to drop where reading fails: half the code
    // of a type.
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError>;

    /// Reads the value of `member` from `from`, which is at a value other than null.
    ///
    /// Fails where what is there does not fit.
    fn read(member: &Member, from: &mut dyn Reader) -> Result<Self, ShapeError> {
        let mut place = None;
        Self::read_into(&mut place, member, from)?;
        place.ok_or_else(unread)
    }

    /// The value that stands for a missing member, for types that have one: `None` of an `Option`.
    fn absent() -> Option<Self> {
        None
    }
}

/// Gives values of every kind, in the order the caller asks: one implementation for each format.
///
/// A kind that is not there, or that the format cannot hold, is an error.
///
/// ```
/// use aws_operation::shape::{Member, Read, Reader, ShapeError};
///
/// struct Always(&'static str);
/// impl Reader for Always {
///     fn string(&mut self, _: &Member) -> Result<String, ShapeError> {
///         Ok(self.0.into())
///     }
/// }
///
/// assert_eq!(String::read(&Member::body("name"), &mut Always("x")).unwrap(), "x");
/// assert!(bool::read(&Member::body("flag"), &mut Always("x")).is_err());
/// ```
pub trait Reader {
    /// A boolean.
    fn boolean(&mut self, _: &Member) -> Result<bool, ShapeError> {
        unsupported("a boolean")
    }
    /// A byte, short, integer or long.
    fn integer(&mut self, _: &Member) -> Result<i64, ShapeError> {
        unsupported("an integer")
    }
    /// A float or a double.
    fn double(&mut self, _: &Member) -> Result<f64, ShapeError> {
        unsupported("a double")
    }
    /// A number of any size, as the text of a JSON number.
    fn big_number(&mut self, _: &Member) -> Result<String, ShapeError> {
        unsupported("a big number")
    }
    /// A string.
    fn string(&mut self, _: &Member) -> Result<String, ShapeError> {
        unsupported("a string")
    }
    /// Bytes.
    fn blob(&mut self, _: &Member) -> Result<Vec<u8>, ShapeError> {
        unsupported("a blob")
    }
    /// A point in time.
    fn timestamp(&mut self, _: &Member) -> Result<Timestamp, ShapeError> {
        unsupported("a timestamp")
    }
    /// A value of open shape.
    fn document(&mut self, _: &Member) -> Result<Document, ShapeError> {
        unsupported("a document")
    }
    /// A list: each item goes to `items`.
    fn list(&mut self, _: &Member, _items: &mut dyn Sink) -> Result<(), ShapeError> {
        unsupported("a list")
    }
    /// A map: each entry goes to `entries`.
    fn map(&mut self, _: &Member, _entries: &mut dyn Sink) -> Result<(), ShapeError> {
        unsupported("a map")
    }
    /// A structure: fills `slots`, which are in the order of `schema.members`, each at most once, ignores what the schema
    /// lacks, and fails where a slot is left empty that has no value for absence.
    fn structure(&mut self, _: &Member, _: &'static Schema, _slots: &mut [&mut dyn Slot]) -> Result<(), ShapeError> {
        unsupported("a structure")
    }
    /// A union: calls `set` once, with the member that is set.
    fn union(
        &mut self,
        _: &Member,
        _: &'static Schema,
        _set: &mut dyn FnMut(Tag<'_>, &mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        unsupported("a union")
    }
    /// A streaming blob.
    fn stream(&mut self, _: &Member) -> Result<ByteStream, ShapeError> {
        unsupported("a stream")
    }
    /// Passes over a value whose content does not matter.
    fn skip(&mut self, member: &Member) -> Result<(), ShapeError> {
        self.document(member).map(drop)
    }
}

#[cold]
fn unread() -> ShapeError {
    ShapeError::new("the reader gave no value")
}

#[cold]
fn unsupported<T>(kind: &'static str) -> Result<T, ShapeError> {
    Err(ShapeError::new(format!("{kind} cannot be read here")))
}

/// Takes the items of a list or the entries of a map from a [`Reader`].
///
/// ```
/// use aws_operation::shape::{Member, Reader, ShapeError, Sink};
///
/// struct Count(usize);
/// impl Sink for Count {
///     fn take(&mut self, _key: &str, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
///         self.0 += 1;
///         from.skip(member)
///     }
///     fn null(&mut self, _key: &str) -> Result<(), ShapeError> {
///         Ok(())
///     }
/// }
/// ```
pub trait Sink {
    /// Takes the value that `from` is at. `key` is the map's key, and empty in a list.
    fn take(&mut self, key: &str, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError>;
    /// Takes a null: kept where the items are `Option`s, passed over elsewhere.
    fn null(&mut self, key: &str) -> Result<(), ShapeError>;
}

// A trait object of a reference has nothing to drop, so its table needs no copy of the type's drop.
impl<S: Sink + ?Sized> Sink for &mut S {
    fn take(&mut self, key: &str, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        (**self).take(key, member, from)
    }

    fn null(&mut self, key: &str) -> Result<(), ShapeError> {
        (**self).null(key)
    }
}

/// Which member of a union is set.
///
/// ```
/// assert_ne!(aws_operation::shape::Tag::Known(0), aws_operation::shape::Tag::Unknown("new"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag<'a> {
    /// A declared member, by its index in the schema.
    Known(usize),
    /// One that the declaration lacks, by its name.
    Unknown(&'a str),
}

/// The place that a member is read into.
///
/// An `Option` is the place of a member that may be absent: the field itself, of a type that is written `Option<..>`.
///
/// ```
/// use aws_operation::shape::{Required, Slot};
/// assert!(Slot::fill_absent(&mut None::<String>));
/// assert!(!Required(None::<String>).fill_absent());
/// ```
pub trait Slot {
    /// Reads the value that `from` is at.
    fn fill(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError>;
    /// Where nothing was read, puts in the value that stands for absence; false where the type has none.
    fn fill_absent(&mut self) -> bool;
}

impl<T: Read> Slot for Option<T> {
    fn fill(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        T::read_into(self, member, from)
    }

    fn fill_absent(&mut self) -> bool {
        true
    }
}

// As of a `Sink`: for a table without the type's drop.
impl<S: Slot + ?Sized> Slot for &mut S {
    fn fill(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        (**self).fill(member, from)
    }

    fn fill_absent(&mut self) -> bool {
        (**self).fill_absent()
    }
}

/// The place of a member that its type requires, beside the field that it is moved to.
///
/// ```
/// use aws_operation::shape::{Required, Slot};
/// let mut slot = Required::<Option<String>>(None);
/// assert!(slot.fill_absent());
/// assert_eq!(slot.0, Some(None));
/// ```
pub struct Required<T>(pub Option<T>);

impl<T: Read> Slot for Required<T> {
    fn fill(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        T::read_into(&mut self.0, member, from)
    }

    fn fill_absent(&mut self) -> bool {
        if self.0.is_none() {
            self.0 = T::absent();
        }
        self.0.is_some()
    }
}
