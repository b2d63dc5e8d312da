//! What generated code refers to. Not for use by hand: it changes without notice.

pub mod check;
mod testing;

pub use core::{
    clone::Clone,
    default::Default,
    fmt,
    marker::PhantomData,
    option::Option::{self, None, Some},
    result::Result::{self, Err, Ok},
};
pub use std::{borrow::ToOwned, string::String};

#[cfg(feature = "testing")]
pub use crate::testing::ModelledError;
pub use crate::{
    __when_testing as when_testing,
    endpoint::EndpointRules,
    operation::{
        Auth, ErrorVariant, Operation, OperationError, OperationSchema, OperationTraits, Output, Part, Unmodelled,
    },
    protocol::RestJson1,
    service,
    service::Service,
    shape::{
        Active, Bounds, Detail, Document, Location, MapKey, Member, Read, ReadMapKey, Reader, Schema, SerdeSlot,
        SerdeValue, ShapeError, Slot, Tag, TimestampFormat, Traits, Value, Writer,
    },
};

/// A slot that the reader left empty although nothing stands for its absence: a fault of the reader, told as such.
#[cold]
pub fn unfilled(schema: &'static Schema) -> ShapeError {
    ShapeError::new(format!("`{}` was read without all of its members", schema.name))
}
