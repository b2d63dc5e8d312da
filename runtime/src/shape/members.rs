//! How a schema holds its members: in full, or packed.
//!
//! A constant with a pointer takes eight bytes in a program and 24 more for the loader to move it, so a [`Member`] takes 56
//! and its name. Packed, it takes six: the names of a shape are one text, and an entry says where its own ends.

use super::{Location, Member, TimestampFormat, Traits};

/// The members of one shape, and its name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Held {
    /// Each by itself, beside the shape's name.
    Full(&'static str, &'static [Member]),
    /// A text of the shape's name and the members', and the entry of each of these names.
    Packed(&'static str, &'static [Entry]),
}

/// A name in a text of them, and what is said of the member that has it: all but its details, which few members have.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    end: u16,
    location: Location,
    timestamp: TimestampFormat,
    traits: Traits,
}

impl Held {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Full(name, _) => name,
            Self::Packed(names, entries) => match entries.first() {
                Some(entry) => match names.split_at_checked(entry.end as usize) {
                    Some((name, _)) => name,
                    None => names,
                },
                None => names,
            },
        }
    }

    pub(super) const fn len(self) -> usize {
        match self {
            Self::Full(_, members) => members.len(),
            Self::Packed(_, entries) => entries.len().saturating_sub(1),
        }
    }

    #[inline]
    pub(super) fn member(self, index: usize) -> Option<Member> {
        match self {
            Self::Full(_, members) => members.get(index).copied(),
            Self::Packed(names, entries) => {
                let (before, entry) = (entries.get(index)?, entries.get(index + 1)?);
                Some(entry.member(names.get(before.end.into()..entry.end.into())?))
            }
        }
    }

    /// Whether a member can be at this location: looked up in the entry of the shape's own name, as most locations of most
    /// shapes are empty.
    #[inline]
    pub(super) fn may_be_at(self, location: Location) -> bool {
        match self {
            Self::Full(..) => true,
            Self::Packed(_, entries) => {
                entries.first().is_some_and(|shape| shape.traits.has(Traits::of_location(location)))
            }
        }
    }

    /// Where the member at `index` travels, and its traits: without a look at its name.
    #[inline]
    pub(super) fn said(self, index: usize) -> Option<(Location, Traits)> {
        match self {
            Self::Full(_, members) => members.get(index).map(|member| (member.location, member.traits)),
            Self::Packed(_, entries) => entries.get(index + 1).map(|entry| (entry.location, entry.traits)),
        }
    }

    pub(super) const fn is_all_in_body(self) -> bool {
        let mut at = 0;
        while at < self.len() {
            let location = match self {
                Self::Full(_, members) => members[at].location,
                Self::Packed(_, entries) => entries[at + 1].location,
            };
            if !location.is_in_body() {
                return false;
            }
            at += 1;
        }
        true
    }

    /// The index of the member with this name in the body.
    pub(super) fn body_member(self, name: &str) -> Option<usize> {
        match self {
            Self::Full(_, members) => {
                members.iter().position(|member| member.location.is_in_body() && member.name == name)
            }
            Self::Packed(names, entries) => entries.windows(2).position(|pair| match pair {
                [before, entry] => {
                    entry.location.is_in_body()
                        && names.as_bytes().get(before.end.into()..entry.end.into()) == Some(name.as_bytes())
                }
                _ => false,
            }),
        }
    }
}

impl Entry {
    /// All that is said of `member` but its name, which ends here in the text.
    pub const fn new(end: u16, member: Member) -> Self {
        Self { end, location: member.location, timestamp: member.timestamp, traits: member.traits }
    }

    /// The entries of a shape, of which the first tells where its members are.
    pub const fn of_shape<const N: usize>(mut entries: [Self; N]) -> [Self; N] {
        let mut at = 1;
        while at < N {
            entries[0].traits = entries[0].traits.with(Traits::of_location(entries[at].location));
            at += 1;
        }
        entries
    }

    const fn member(self, name: &'static str) -> Member {
        Member { timestamp: self.timestamp, traits: self.traits, ..Member::new(name, self.location) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRIES: &[Entry] = &Entry::of_shape([
        Entry::new(6, Member::body("")),
        Entry::new(14, Member::new("", Location::Label)),
        Entry::new(17, Member::body("").sensitive()),
    ]);

    #[test]
    fn packed_members_are_those_in_full() {
        let full = [Member::new("streamId", Location::Label), Member::body("key").sensitive()];
        let packed = Held::Packed("StreamstreamIdkey", ENTRIES);
        let members: Vec<_> = (0..packed.len()).filter_map(|index| packed.member(index)).collect();
        assert_eq!((packed.name(), format!("{members:?}")), ("Stream", format!("{full:?}")));
        assert!(packed.member(2).is_none() && packed.said(2).is_none());
        assert!(
            packed.may_be_at(Location::Label) && packed.may_be_at(Location::Body) && !packed.may_be_at(Location::Query)
        );
        assert_eq!(packed.said(1), Some((Location::Body, Traits::SENSITIVE)));
        assert_eq!(
            (packed.body_member("key"), packed.body_member("streamId"), packed.body_member("ke")),
            (Some(1), None, None)
        );
    }

    #[test]
    fn what_does_not_fit_together_is_no_member() {
        for names in ["", "Stream", "Stream\u{fc}treamId"] {
            let held = Held::Packed(names, ENTRIES);
            assert!(held.member(1).is_none() && held.body_member("key").is_none(), "{names}");
            held.name();
        }
        assert!(Held::Packed("Stream", &[]).member(0).is_none());
    }
}
