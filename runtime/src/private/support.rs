//! What generated code calls besides the shape seam, kept out of it so that it is compiled once.

use serde_core::de::DeserializeOwned;

use crate::{
    operation::{Auth, ErrorVariant, OperationSchema, OperationTraits},
    protocol::RestJson1,
    service::Service,
    shape::{Document, Entry, Location, Member, Read, Reader, Schema, SerdeSlot, ShapeError, Slot, Tag, Value, Writer},
};

/// What writing a value gives.
pub type Written = Result<(), ShapeError>;

/// The member that stands for a whole error.
pub const ROOT: Member = crate::protocol::ROOT;

/// The schema of nothing.
pub static NO_SCHEMA: Schema = Schema::new("Unit", &[]);

/// What stands for an operation whose declaration has mistakes: it is never run, as the compile fails.
pub const NO_OPERATION: OperationSchema = OperationSchema {
    name: "",
    service: &Service::new("", ""),
    protocol: &RestJson1,
    method: "",
    path: &[],
    query: "",
    host_prefix: &[],
    auth: Auth::None,
    traits: OperationTraits::NONE,
    input: &NO_SCHEMA,
    output: &NO_SCHEMA,
    errors: &[],
};

/// Members of the body of which nothing is said but where their names end.
pub const fn body_members<const N: usize>(ends: [u16; N]) -> [Entry; N] {
    members(ends, [Location::Body; N])
}

/// Members of which nothing is said but where their names end and where they travel.
pub const fn members<const N: usize>(ends: [u16; N], locations: [Location; N]) -> [Entry; N] {
    let mut entries = [Entry::new(0, ROOT); N];
    let mut at = 0;
    while at < N {
        entries[at] = Entry::new(ends[at], Member::new("", locations[at]));
        at += 1;
    }
    Entry::of_shape(entries)
}

/// The member of a union at this index.
pub fn member(union: &'static Schema, index: usize) -> Member {
    union.member(index).unwrap_or(ROOT)
}

/// Errors of which nothing is said but their codes.
pub const fn codes<const N: usize>(codes: [&'static str; N]) -> [ErrorVariant; N] {
    let mut variants = [ErrorVariant::new(""); N];
    let mut at = 0;
    while at < N {
        variants[at] = ErrorVariant::new(codes[at]);
        at += 1;
    }
    variants
}

/// Smithy's unit: a structure without members, as a union's member that only tells that it is set.
pub struct Unit;

impl Value for Unit {
    fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        to.structure(member, &NO_SCHEMA, &[])
    }
}

impl Read for Unit {
    fn read_into(place: &mut Option<Self>, member: &Member, from: &mut dyn Reader) -> Result<(), ShapeError> {
        *place = Some(Self);
        from.structure(member, &NO_SCHEMA, &mut [])
    }
}

/// Reads a member whose type has serde's `Deserialize` and nothing of ours.
pub fn read_serde<T: DeserializeOwned>(member: &Member, from: &mut dyn Reader) -> Result<T, ShapeError> {
    let mut slot = SerdeSlot(None);
    slot.fill(member, from)?;
    slot.0.ok_or_else(|| unfilled(&NO_SCHEMA))
}

/// The name and the value of a union's member that the declaration lacks.
pub fn unknown_member(tag: Tag<'_>, member: &Member, from: &mut dyn Reader) -> Result<(String, Document), ShapeError> {
    match tag {
        Tag::Unknown(name) => Ok((name.to_owned(), from.document(member)?)),
        // An index past the schema: no reader gives one.
        Tag::Known(_) => Err(unfilled(&NO_SCHEMA)),
    }
}

/// A slot that the reader left empty although nothing stands for its absence: a fault of the reader, told as such.
#[cold]
pub fn unfilled(schema: &'static Schema) -> ShapeError {
    ShapeError::new(format!("`{}` was read without all of its members", schema.name()))
}
