//! Values that hold values: lists, sets and maps.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    hash::{BuildHasher, Hash},
};

use super::{Entries, Items, MapKey, Member, Read, ReadMapKey, Reader, ShapeError, Sink, Value, Writer};

/// Lists in the order of their iteration. `[T]`, arrays and `Vec` need `T: Value`, so bytes (`u8` is no value) stay
/// free to be blobs.
macro_rules! lists {
    ($([$($generics:tt)*] $type:ty;)*) => { $(
        impl<T: Value, $($generics)*> Items for $type {
            fn len(&self) -> usize {
                <$type>::len(self)
            }
            fn each(
                &self,
                item: &mut dyn FnMut(usize, &dyn Value) -> Result<(), ShapeError>,
            ) -> Result<(), ShapeError> {
                for (index, value) in self.iter().enumerate() {
                    item(index, &value)?;
                }
                Ok(())
            }
        }

        impl<T: Value, $($generics)*> Value for $type {
            fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
                to.list(member, &self)
            }
        }
    )* };
}

lists! {
    [] Vec<T>;
    [] VecDeque<T>;
    [] BTreeSet<T>;
    [S] HashSet<T, S>;
}

impl<T: Value> Items for [T] {
    fn len(&self) -> usize {
        <[T]>::len(self)
    }
    fn each(&self, item: &mut dyn FnMut(usize, &dyn Value) -> Result<(), ShapeError>) -> Result<(), ShapeError> {
        for (index, value) in self.iter().enumerate() {
            item(index, &value)?;
        }
        Ok(())
    }
}

impl<T: Value> Value for [T] {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        // A slice is unsized and cannot be a trait object itself; a reference to it can.
        to.list(member, &self)
    }
}

impl<T: Items + ?Sized> Items for &T {
    fn len(&self) -> usize {
        (**self).len()
    }
    fn each(&self, item: &mut dyn FnMut(usize, &dyn Value) -> Result<(), ShapeError>) -> Result<(), ShapeError> {
        (**self).each(item)
    }
}

impl<T: Value, const N: usize> Value for [T; N] {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.list(member, &self.as_slice())
    }
}

/// A list is its own sink: each item is read, and put to the others.
macro_rules! read_lists {
    ($($push:ident: [$($bounds:tt)*] $type:ty;)*) => { $(
        impl<T: Read $($bounds)*> Sink for $type {
            fn take(&mut self, _: &str, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
                let mut item = None;
                T::read_into(&mut item, member, from)?;
                if let Some(item) = item {
                    self.$push(item);
                }
                Ok(())
            }

            fn null(&mut self, _: &str) -> Result<(), ShapeError> {
                // A null in a dense list stands for nothing.
                if let Some(item) = T::absent() {
                    self.$push(item);
                }
                Ok(())
            }
        }

        impl<T: Read $($bounds)*> Read for $type {
            fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
                from.list(member, &mut place.get_or_insert_with(Self::default))
            }
        }
    )* };
}

read_lists! {
    push: [] Vec<T>;
    push_back: [] VecDeque<T>;
    insert: [+ Ord] BTreeSet<T>;
    insert: [+ Eq + Hash, S: BuildHasher + Default] HashSet<T, S>;
}

impl<T: Entries + ?Sized> Entries for &T {
    fn len(&self) -> usize {
        (**self).len()
    }
    fn each(&self, entry: &mut dyn FnMut(&str, &dyn Value) -> Result<(), ShapeError>) -> Result<(), ShapeError> {
        (**self).each(entry)
    }
}

macro_rules! maps {
    ($([$($generics:tt)*] [$($bounds:tt)*] $type:ty;)*) => { $(
        impl<K: MapKey, V: Value, $($generics)*> Entries for $type {
            fn len(&self) -> usize {
                <$type>::len(self)
            }
            fn each(
                &self,
                entry: &mut dyn FnMut(&str, &dyn Value) -> Result<(), ShapeError>,
            ) -> Result<(), ShapeError> {
                for (key, value) in self {
                    entry(key.as_key(), &value)?;
                }
                Ok(())
            }
        }

        impl<K: MapKey, V: Value, $($generics)*> Value for $type {
            fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
                to.map(member, &self)
            }
        }

        impl<K: ReadMapKey $($bounds)*> Sink for $type {
            fn take(&mut self, key: &str, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
                let mut value = None;
                V::read_into(&mut value, member, from)?;
                if let Some(value) = value {
                    self.insert(K::from_key(key), value);
                }
                Ok(())
            }

            fn null(&mut self, key: &str) -> Result<(), ShapeError> {
                // A null in a dense map stands for nothing.
                if let Some(value) = V::absent() {
                    self.insert(K::from_key(key), value);
                }
                Ok(())
            }
        }

        impl<K: ReadMapKey $($bounds)*> Read for $type {
            fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
                from.map(member, &mut place.get_or_insert_with(Self::default))
            }
        }
    )* };
}

maps! {
    [] [+ Ord, V: Read] BTreeMap<K, V>;
    [S] [+ Eq + Hash, V: Read, S: BuildHasher + Default] HashMap<K, V, S>;
}
