//! The shape seam: what a declaration is, apart from any wire format.
//!
//! A declared type states its members once, as a constant [`Schema`], and hands its values to a [`Writer`] or takes
//! them from a [`Reader`], each in one call:
//!
//! ```text
//! write:  to.structure(member, &SCHEMA, &[&self.file_id, &self.s3_location])
//! read:   from.structure(member, &SCHEMA, &mut [&mut file_id, &mut s3_location])
//! ```
//!
//! Both are object-safe, so the code that the macro emits holds nothing of JSON, XML or HTTP, and is compiled once a
//! type rather than once a type and format. A protocol is one writer and one reader. Path labels, query strings,
//! headers, validation before sending and the test server's way back are further writers and readers over the same call,
//! so no second list of members exists anywhere.
//!
//! # How the other protocols pass through
//!
//! A sketch for each thing that JSON does not have, to show that the seam carries it:
//!
//! - **An XML attribute** (`@xmlAttribute`): the member's traits hold `XML_ATTRIBUTE`. An XML writer's `structure` sees
//!   members and values side by side before it writes anything: it first writes the start tag with every member so
//!   marked (each value written through a small text writer), then the others as child elements. The reader finds the
//!   slot by the attribute's name, exactly as it does for an element.
//! - **A flattened list** (`@xmlFlattened`): the trait is on the member, and `list(member, items)` receives that same
//!   member, so the writer repeats the element `member.name` per item instead of wrapping the items in one. The items'
//!   own element name (`@xmlName` on the list's member) is in [`Detail::item_name`]. Reading: items of a flattened list
//!   may lie between other elements, so an XML reader gathers an element's children by name before it fills slots; a
//!   slot is filled once.
//! - **A query map** (awsQuery's `Attributes.entry.1.key=..&Attributes.entry.1.value=..`): `map(member, entries)` gives
//!   the entries one by one, and the query writer keeps the prefix (`Attributes.entry.N`) as its own state while it
//!   hands itself down to the value. Names of the parts are in [`Detail::key_name`] and [`Detail::value_name`].
//! - **A CBOR timestamp** (rpcv2Cbor's tag 1): `timestamp(member, value)` passes the instant, not a text. The format is
//!   the member's trait, which only formats that have a choice look at; the CBOR writer ignores it and writes tag 1.
//! - **A blob** likewise is bytes up to the writer: base64 in JSON and XML, a byte string in CBOR, the body itself as a
//!   payload.
//!
//! Terms are those of [Smithy](https://smithy.io/2.0/spec/model.html): shape, member, structure, union, document.

mod big_number;
mod blanket;
mod collections;
mod error;
mod members;
mod read;
mod scalars;
mod schema;
mod timestamp;
mod write;

pub use self::{
    big_number::{BigNumber, ParseBigNumberError},
    blanket::{SerdeSlot, SerdeValue},
    error::{Path, Segment, ShapeError},
    members::Entry,
    read::{Read, Reader, Required, Sink, Slot, Tag},
    scalars::{MapKey, ReadMapKey},
    schema::{Bounds, Detail, Location, Member, Schema, Traits},
    timestamp::{ParseTimestampError, Timestamp, TimestampFormat},
    write::{Active, Entries, Items, Value, Writer},
};

/// A value whose shape the declaration leaves open: any JSON value.
///
/// What an operation without a declared `output` answers, and what a member of
/// [Smithy's document type](https://smithy.io/2.0/spec/simple-types.html#document) holds.
///
/// ```
/// let document: aws_operation::Document = serde_json::json!({ "free": ["form", 1] });
/// assert_eq!(document["free"][1], 1);
/// ```
pub type Document = serde_json::Value;
