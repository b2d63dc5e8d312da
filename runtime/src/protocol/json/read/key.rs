//! The keys of objects.

use std::{borrow::Cow, fmt};

use serde_core::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error as _, Visitor},
};

use super::visit::{Found, Visit, Want};
use crate::shape::Schema;

/// A key of a structure: the index of the member that it names.
pub(super) struct MemberName(pub(super) &'static Schema);

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
pub(super) struct Text<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(key: D) -> Result<Self, D::Error> {
        match key.deserialize_str(Visit { want: &mut Want::Scalar, failed: &mut None })? {
            Found::String(text) => Ok(Self(text)),
            _ => Err(D::Error::custom("")),
        }
    }
}
