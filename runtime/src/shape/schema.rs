//! The description of a shape: constants only, read by every writer and reader.

use super::{
    ShapeError, Slot, TimestampFormat,
    members::{Entry, Held},
};

/// The members of one structure, union or operation input, in the order of their declaration.
///
/// The macros emit it; values are handed over in the same order, so an index of a member is an index into them.
///
/// ```
/// use aws_operation::shape::{Location, Member, Schema};
///
/// static S3_LOCATION: Schema = Schema::new("S3Location", &[Member::body("bucket"), Member::body("key").required()]);
/// let key = S3_LOCATION.member(1).unwrap();
/// assert_eq!((key.name, key.location), ("key", Location::Body));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Schema(Held);

impl Schema {
    /// A shape of this name and these members.
    pub const fn new(name: &'static str, members: &'static [Member]) -> Self {
        Self(Held::Full(name, members))
    }

    /// For the macros: a text of the shape's name and the members', and an entry for each of these names, the first one for
    /// the shape's own.
    #[doc(hidden)]
    pub const fn packed(names: &'static str, entries: &'static [Entry]) -> Self {
        Self(Held::Packed(names, entries))
    }

    /// The shape's name, as Smithy has it.
    pub const fn name(&self) -> &'static str {
        self.0.name()
    }

    /// How many members it has.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has no members.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The member at this index, if there are as many.
    pub fn member(&self, index: usize) -> Option<Member> {
        self.0.member(index)
    }

    /// Its members.
    pub fn members(&self) -> impl Iterator<Item = Member> + use<> {
        let held = self.0;
        (0..held.len()).filter_map(move |index| held.member(index))
    }

    /// The members at this location, each with its index.
    pub fn members_at(&self, location: Location) -> impl Iterator<Item = (usize, Member)> + use<> {
        let held = self.0;
        let end = if held.may_be_at(location) { held.len() } else { 0 };
        let there = (0..end).filter(move |index| held.said(*index).is_some_and(|(other, _)| other == location));
        there.filter_map(move |index| Some((index, held.member(index)?)))
    }

    /// The index of the member with this wire name in the body, if there is one.
    pub fn body_member(&self, name: &str) -> Option<usize> {
        self.0.body_member(name)
    }

    /// Whether a payload of these need not be in memory.
    pub fn streams(&self) -> bool {
        self.any_has(Traits::STREAMING)
    }

    /// Whether one of the members has all of these traits.
    pub fn any_has(&self, traits: Traits) -> bool {
        (0..self.len()).any(|index| self.0.said(index).is_some_and(|(_, said)| said.has(traits)))
    }

    /// Whether the body's structure has all of the members.
    pub(crate) const fn is_all_in_body(&self) -> bool {
        self.0.is_all_in_body()
    }

    /// The index of the first member at this location.
    pub fn at(&self, location: Location) -> Option<usize> {
        let end = if self.0.may_be_at(location) { self.len() } else { 0 };
        (0..end).find(|index| self.0.said(*index).is_some_and(|(other, _)| other == location))
    }

    /// Puts the value for absence into every slot that is empty: what a reader's `structure` ends with.
    ///
    /// Fails where a member is required by its type and has no default.
    pub(crate) fn fill_absent(&self, slots: &mut [&mut dyn Slot]) -> Result<(), ShapeError> {
        for (index, slot) in slots.iter_mut().enumerate() {
            let has_default = self.0.said(index).is_none_or(|(_, traits)| traits.has(Traits::DEFAULT));
            if !has_default && !slot.fill_absent() {
                return Err(ShapeError::missing(self.member(index).map_or("", |member| member.name)));
            }
        }
        Ok(())
    }
}

/// One member: its name on the wire, where it travels, and its traits.
///
/// ```
/// use aws_operation::shape::{Location, Member};
///
/// const TOKEN: Member = Member::new("X-Token", Location::Header).sensitive();
/// assert!(TOKEN.is_sensitive() && !TOKEN.is_required());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The name on the wire: of the body's member, the label, the query parameter, the header or the header prefix.
    pub name: &'static str,
    /// Where it travels.
    pub location: Location,
    /// The format of its timestamps; [`TimestampFormat::Default`] leaves it to the location and the protocol.
    pub timestamp: TimestampFormat,
    /// What else is said of it.
    pub traits: Traits,
    /// What few members have.
    pub detail: Option<&'static Detail>,
}

/// Where a member travels in a request or a response, after
/// [Smithy's HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html).
///
/// ```
/// assert!(aws_operation::shape::Location::Body.is_in_body());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Location {
    /// In the body's structure: no binding.
    Body,
    /// A segment of the path, `@httpLabel`.
    Label,
    /// A query parameter, `@httpQuery`.
    Query,
    /// A map of query parameters, `@httpQueryParams`.
    QueryParams,
    /// A header, `@httpHeader`.
    Header,
    /// Headers under one prefix, `@httpPrefixHeaders`.
    PrefixHeaders,
    /// The whole body, `@httpPayload`.
    Payload,
    /// The status code of a response, `@httpResponseCode`.
    StatusCode,
}

impl Location {
    /// Whether this is the body's structure.
    pub const fn is_in_body(self) -> bool {
        matches!(self, Self::Body)
    }
}

/// A set of traits that a member either has or has not.
///
/// ```
/// use aws_operation::shape::Traits;
/// assert!(Traits::SENSITIVE.with(Traits::REQUIRED).has(Traits::REQUIRED));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits(u16);

impl Traits {
    /// No trait.
    pub const NONE: Self = Self(0);
    /// Must be set before anything is sent, `@required`.
    pub const REQUIRED: Self = Self(1);
    /// Never shown, `@sensitive`.
    pub const SENSITIVE: Self = Self(1 << 1);
    /// Filled with a random token when unset, `@idempotencyToken`.
    pub const IDEMPOTENCY_TOKEN: Self = Self(1 << 2);
    /// A string that holds JSON (`@mediaType("application/json")`, botocore's `jsonvalue`): base64 in a header.
    pub const JSON_VALUE: Self = Self(1 << 3);
    /// Also a label of the host name, `@hostLabel`.
    pub const HOST_LABEL: Self = Self(1 << 4);
    /// May be missing where it is read: the declaration has a default.
    pub const DEFAULT: Self = Self(1 << 5);
    /// `@xmlFlattened`.
    pub const FLATTENED: Self = Self(1 << 6);
    /// `@xmlAttribute`.
    pub const XML_ATTRIBUTE: Self = Self(1 << 7);
    /// A payload that need not be in memory, `@streaming`.
    pub const STREAMING: Self = Self(1 << 8);

    /// For the entry of a shape, which has no traits: that it has a member at this location.
    pub(super) const fn of_location(location: Location) -> Self {
        Self(1 << location as u16)
    }

    /// These traits and those.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` are among these.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// What few members have: bounds, and names that only XML and query protocols use.
///
/// ```
/// use aws_operation::shape::{Bounds, Detail, Member};
///
/// const NAME: Member = Member::body("name").detail(&Detail { length: Some(Bounds::new(Some(1.0), Some(128.0))), ..Detail::NONE });
/// assert!(NAME.detail.is_some());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    /// How long a string (in Unicode scalar values), a blob (in bytes), a list or a map may be, `@length`.
    pub length: Option<Bounds>,
    /// How large a number may be, `@range`.
    pub range: Option<Bounds>,
    /// The media type of a payload, `@mediaType`.
    pub media_type: Option<&'static str>,
    /// The name of a list's items in XML.
    pub item_name: Option<&'static str>,
    /// The name of a map's keys in XML.
    pub key_name: Option<&'static str>,
    /// The name of a map's values in XML.
    pub value_name: Option<&'static str>,
}

impl Detail {
    /// Nothing said.
    pub const NONE: Self =
        Self { length: None, range: None, media_type: None, item_name: None, key_name: None, value_name: None };
}

/// Bounds that include their ends.
///
/// ```
/// let bounds = aws_operation::shape::Bounds::new(Some(1.0), None);
/// assert!(bounds.hold(1.0) && !bounds.hold(0.0));
/// assert_eq!(bounds.to_string(), "at least 1");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// The least value, where there is one.
    pub min: Option<f64>,
    /// The greatest value, where there is one.
    pub max: Option<f64>,
}

impl Bounds {
    /// From `min` to `max`.
    pub const fn new(min: Option<f64>, max: Option<f64>) -> Self {
        Self { min, max }
    }

    /// Whether `value` lies between them.
    pub fn hold(&self, value: f64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

impl std::fmt::Display for Bounds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) => write!(f, "{min} to {max}"),
            (Some(min), None) => write!(f, "at least {min}"),
            (None, Some(max)) => write!(f, "at most {max}"),
            (None, None) => f.write_str("anything"),
        }
    }
}

impl Member {
    /// A member of this name at this location.
    pub const fn new(name: &'static str, location: Location) -> Self {
        Self { name, location, timestamp: TimestampFormat::Default, traits: Traits::NONE, detail: None }
    }

    /// A member of the body's structure.
    pub const fn body(name: &'static str) -> Self {
        Self::new(name, Location::Body)
    }

    /// The same with more traits.
    #[must_use]
    pub const fn with(self, traits: Traits) -> Self {
        Self { traits: self.traits.with(traits), ..self }
    }

    /// The same, required.
    #[must_use]
    pub const fn required(self) -> Self {
        self.with(Traits::REQUIRED)
    }

    /// The same, never shown.
    #[must_use]
    pub const fn sensitive(self) -> Self {
        self.with(Traits::SENSITIVE)
    }

    /// The same, streaming if `T` is a type that streams: what the macro puts on payloads.
    #[must_use]
    pub const fn streaming_if(self, streaming: bool) -> Self {
        if streaming { self.with(Traits::STREAMING) } else { self }
    }

    /// The same with this timestamp format.
    #[must_use]
    pub const fn timestamp(self, format: TimestampFormat) -> Self {
        Self { timestamp: format, ..self }
    }

    /// The same with these details.
    #[must_use]
    pub const fn detail(self, detail: &'static Detail) -> Self {
        Self { detail: Some(detail), ..self }
    }

    /// Whether it must be set.
    pub const fn is_required(&self) -> bool {
        self.traits.has(Traits::REQUIRED)
    }

    /// Whether it must never be shown.
    pub const fn is_sensitive(&self) -> bool {
        self.traits.has(Traits::SENSITIVE)
    }
}
