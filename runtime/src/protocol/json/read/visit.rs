//! What is asked for at a value, and what is there.

use std::{borrow::Cow, fmt};

use serde_core::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{
    fail, inside,
    key::{MemberName, Text},
    value::{Item, MemberValue, UnionValue},
};
use crate::shape::{Member, Reader, Schema, ShapeError, Sink, Slot, Tag};

/// What the declaration asks for at a value.
pub(super) enum Want<'a, 's> {
    Scalar,
    List(&'a Member, &'a mut dyn Sink),
    Map(&'a Member, &'a mut dyn Sink),
    Structure(&'static Schema, &'a mut [&'s mut dyn Slot]),
    Union(&'static Schema, &'a mut dyn FnMut(Tag<'_>, &mut dyn Reader) -> Result<(), ShapeError>),
}

/// What is there.
pub(super) enum Found<'de> {
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
    pub(super) fn instead_of(&self, expected: &'static str) -> ShapeError {
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
pub(super) struct Visit<'a, 's, 'f> {
    /// Lent, as it goes through several hands.
    pub(super) want: &'f mut Want<'a, 's>,
    /// Where an error of the declaration goes, since serde's error type cannot hold it.
    pub(super) failed: &'f mut Option<ShapeError>,
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
            .next_element_seed(Item { key: "", member, sink: &mut **items, failed: self.failed })
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
                    let place = index.and_then(|index| schema.member(index).zip(slots.get_mut(index)));
                    let Some((member, slot)) = place else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    map.next_value_seed(MemberValue { member: &member, slot, failed: &mut *failed })
                        .inspect_err(|_| inside(failed, |error| error.in_member(member.name)))?;
                }
            }
            Want::Map(member, entries) => {
                while let Some(Text(key)) = map.next_key()? {
                    map.next_value_seed(Item { key: &key, member, sink: &mut **entries, failed: &mut *failed })
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
                    map.next_value_seed(UnionValue { tag, set: &mut **set, is_set: &mut is_set, failed: &mut *failed })
                        .inspect_err(|_| match index.and_then(|index| schema.member(index)) {
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
