//! Reading of attribute arguments: first into entries of a common form, then into what each item takes.

mod entries;
mod field;
mod item;
mod operation;
mod tokens;

pub(crate) use self::{
    entries::Bounds,
    field::{Binding, FieldAttrs, TimestampFormat},
    item::{ErrorVariantAttrs, ItemArgs, VariantAttrs},
    operation::{Auth, OperationArgs, Pagination},
    tokens::{compact, crate_path, split},
};
