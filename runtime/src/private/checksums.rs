//! Whether this crate can compute checksums, asked where a declaration says `checksum_required`.

use crate::operation::OperationTraits;

/// The type that enables checksums, with the feature `checksums` alone.
pub enum Checksums {}

/// What `checksum_required` asks of this crate.
#[diagnostic::on_unimplemented(
    message = "`checksum_required` takes the feature `checksums` of `aws-operation`",
    label = "not without the feature",
    note = "help: add `\"checksums\"` to the `features` of `aws-operation` in `Cargo.toml`"
)]
pub trait Enabled {}

#[cfg(feature = "checksums")]
impl Enabled for Checksums {}

/// The trait of operations whose body carries a checksum.
pub const fn checksum_required<T: Enabled>() -> OperationTraits {
    #[cfg(feature = "checksums")]
    return OperationTraits::CHECKSUM_REQUIRED;
    // Without the feature nothing can be named that this takes.
    #[cfg(not(feature = "checksums"))]
    OperationTraits::NONE
}
