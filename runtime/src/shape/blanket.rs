//! Values around other values: options, boxes, references, and foreign types that have serde's traits.

use std::{rc::Rc, sync::Arc};

use serde_core::{Serialize, de::DeserializeOwned};

use super::{Member, Read, Reader, ShapeError, Slot, Value, Writer};

impl<T: Value> Value for Option<T> {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        match self {
            Some(value) => value.write(member, to),
            None => T::write_absent(member, to),
        }
    }

    fn write_absent(member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        T::write_absent(member, to)
    }

    fn is_absent(&self) -> bool {
        match self {
            Some(value) => value.is_absent(),
            None => true,
        }
    }
}

impl<T: Read> Read for Option<T> {
    const STREAMING: bool = T::STREAMING;

    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        T::read_into(place.get_or_insert(None), member, from)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

macro_rules! pointers {
    ($($type:ty),*) => { $(
        impl<T: Value + ?Sized> Value for $type {
            fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
                (**self).write(member, to)
            }
            fn is_absent(&self) -> bool {
                (**self).is_absent()
            }
        }
    )* };
}

pointers! { &T, Box<T>, Rc<T>, Arc<T> }

macro_rules! owned_pointers {
    ($($pointer:ident),*) => { $(
        impl<T: Read> Read for $pointer<T> {
            fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
                let mut value = None;
                T::read_into(&mut value, member, from)?;
                *place = value.map($pointer::new);
                Ok(())
            }
            fn absent() -> Option<Self> {
                T::absent().map($pointer::new)
            }
        }
    )* };
}

owned_pointers! { Box, Rc, Arc }

/// A member whose type has serde's `Serialize` and nothing of ours, passed on as a document.
///
/// What the macro wraps around a field with `#[aws(serde)]`.
///
/// ```
/// use aws_operation::shape::{SerdeValue, Value};
/// assert!(SerdeValue(&None::<i32>).is_absent());
/// ```
pub struct SerdeValue<'a, T: ?Sized>(pub &'a T);

impl<T: Serialize + ?Sized> SerdeValue<'_, T> {
    fn document(&self) -> Result<super::Document, ShapeError> {
        // serde's message may hold the value; only its being there is told.
        serde_json::to_value(self.0).map_err(|_| ShapeError::new("the type's `Serialize` failed on this value"))
    }
}

impl<T: Serialize + ?Sized> Value for SerdeValue<'_, T> {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.document(member, &self.document()?)
    }

    fn is_absent(&self) -> bool {
        matches!(self.document(), Ok(super::Document::Null))
    }
}

/// The slot of a member whose type has serde's `Deserialize` and nothing of ours.
///
/// ```
/// use aws_operation::shape::{SerdeSlot, Slot};
/// let mut slot = SerdeSlot::<Option<i32>>(None);
/// assert!(slot.fill_absent());
/// assert_eq!(slot.0, Some(None));
/// ```
pub struct SerdeSlot<T>(pub Option<T>);

impl<T: DeserializeOwned> Slot for SerdeSlot<T> {
    fn fill(&mut self, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        let document = from.document(member)?;
        // serde's message may hold the value; only the type's refusal is told.
        let value =
            T::deserialize(document).map_err(|_| ShapeError::new("the type's `Deserialize` refused the value"))?;
        self.0 = Some(value);
        Ok(())
    }

    fn fill_absent(&mut self) -> bool {
        // As serde does it: a missing member of an `Option` type is `None`.
        if self.0.is_none() {
            self.0 = T::deserialize(super::Document::Null).ok();
        }
        self.0.is_some()
    }
}
