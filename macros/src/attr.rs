//! Reading of attribute arguments: first into entries of a common form, then into what each item takes.

mod entries;
mod field;
mod item;
mod operation;

pub(crate) use self::{
    entries::{Bounds, compact, crate_path},
    field::{Binding, FieldAttrs, TimestampFormat},
    item::{ErrorVariantAttrs, ItemArgs, VariantAttrs},
    operation::{Auth, OperationArgs, Pagination},
};
