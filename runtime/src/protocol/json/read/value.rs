//! The values in objects and lists: of a structure's member, of a list or map, of a union.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Visitor};

use super::{fail, reader::JsonReader};
use crate::shape::{Member, Reader, ShapeError, Sink, Slot, Tag};

/// A value that may be null, which stands for its absence.
macro_rules! nullable {
    ($name:ty, $self:ident, null: $null:expr, |$reader:ident| $read:expr) => {
        impl<'de> DeserializeSeed<'de> for $name {
            type Value = ();

            fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
                value.deserialize_option(self)
            }
        }

        impl<'de> Visitor<'de> for $name {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_none<E: serde_core::de::Error>($self) -> Result<(), E> {
                $null.map_err(|error| fail($self.failed, error))
            }

            fn visit_some<D: Deserializer<'de>>($self, value: D) -> Result<(), D::Error> {
                let $reader = &mut JsonReader::new(value);
                $read.map_err(|error| fail($self.failed, error))
            }
        }
    };
}

pub(super) struct MemberValue<'a, 's> {
    pub(super) member: &'a Member,
    #[expect(clippy::mut_mut, reason = "another slot takes its place")]
    pub(super) slot: &'a mut &'s mut dyn Slot,
    pub(super) failed: &'a mut Option<ShapeError>,
}

nullable! { MemberValue<'_, '_>, self, null: Ok(()), |reader| {
    let filled: &mut [Filled; 0] = &mut [];
    std::mem::replace(self.slot, filled).fill(self.member, reader)
} }

/// What takes the place of a slot that has been filled: of a member that comes twice the first value stays. So no type
/// has to drop one that it held before.
struct Filled;

// Of no elements, as only a reference to such an array lives for as long as it is wanted.
impl Slot for [Filled; 0] {
    fn fill(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        from.skip(member)
    }

    fn fill_absent(&mut self) -> bool {
        true
    }
}

pub(super) struct Item<'a> {
    pub(super) key: &'a str,
    pub(super) member: &'a Member,
    pub(super) sink: &'a mut dyn Sink,
    pub(super) failed: &'a mut Option<ShapeError>,
}

nullable! { Item<'_>, self, null: self.sink.null(self.key), |reader| self.sink.take(self.key, self.member, reader) }

pub(super) struct UnionValue<'a> {
    pub(super) tag: Tag<'a>,
    pub(super) set: &'a mut dyn FnMut(Tag<'_>, &mut dyn Reader) -> Result<(), ShapeError>,
    pub(super) is_set: &'a mut bool,
    pub(super) failed: &'a mut Option<ShapeError>,
}

nullable! { UnionValue<'_>, self, null: Ok(()), |reader| {
    if std::mem::replace(self.is_set, true) {
        Err(ShapeError::new("more than one member of the union is set"))
    } else {
        (self.set)(self.tag, reader)
    }
} }
