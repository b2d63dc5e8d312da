//! The macros of `aws-operation`. Use them through that crate, which re-exports them.

mod catalogue;
