//! What has a name, in the order of the names.

/// A map in one sorted vector: the shared files hold few names, for which a `BTreeMap` is no faster and compiles to ten
/// times as much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ByName<T>(Vec<(String, T)>);

impl<T: Default> ByName<T> {
    pub(super) fn get(&self, name: &str) -> Option<&T> {
        let place = self.place(name).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// What has this name; a default where there is nothing yet.
    pub(super) fn entry(&mut self, name: &str) -> &mut T {
        let place = self.place(name).unwrap_or_else(|place| {
            self.0.insert(place, (name.to_owned(), T::default()));
            place
        });
        // Within bounds: it was found there or put there.
        &mut self.0[place].1
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Where the name is, or else where it belongs.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }
}

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> IntoIterator for ByName<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_there_once_and_in_its_order() {
        let mut map = ByName::<u8>::default();
        for (name, value) in [("b", 1), ("a", 2), ("c", 3), ("b", 4)] {
            *map.entry(name) = value;
        }
        assert_eq!(map.iter().collect::<Vec<_>>(), [("a", &2), ("b", &4), ("c", &3)]);
        assert_eq!((map.get("b"), map.get("d")), (Some(&4), None));
    }
}
