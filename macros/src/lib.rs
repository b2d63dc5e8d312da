//! The macros of `aws-operation`. Use them through that crate, which re-exports them.
//!
//! An attribute puts the item back as it stands, with a hidden derive on it: by then the compiler has resolved every
//! `cfg`, and `#[aws(..)]` on fields is the derive's own. The derive reads the item (`input`) and what is said of it
//! (`attr`, `template`), checks and lowers (`lower`) into the `model`, and expands that (`expand`).

mod attach;
mod attr;
mod catalogue;
mod diag;
mod expand;
mod input;
mod lower;
mod model;
mod names;
mod suggest;
mod template;

use proc_macro::TokenStream;

use crate::lower::Kind;

#[expect(missing_docs, reason = "written where `aws-operation` re-exports it, for its examples to compile")]
#[proc_macro_attribute]
pub fn aws_operation(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attach::attach(Kind::Operation, &arguments.into(), &item.into()).into()
}

#[expect(missing_docs, reason = "as above")]
#[proc_macro_attribute]
pub fn aws_output(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attach::attach(Kind::Output, &arguments.into(), &item.into()).into()
}

#[expect(missing_docs, reason = "as above")]
#[proc_macro_attribute]
pub fn aws_shape(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attach::attach(Kind::Shape, &arguments.into(), &item.into()).into()
}

#[expect(missing_docs, reason = "as above")]
#[proc_macro_attribute]
pub fn aws_error(arguments: TokenStream, item: TokenStream) -> TokenStream {
    attach::attach(Kind::Error, &arguments.into(), &item.into()).into()
}

/// What the attributes put on an item. Not for use by hand: it changes without notice.
#[doc(hidden)]
#[proc_macro_derive(Declare, attributes(aws, aws_declare))]
pub fn declare(item: TokenStream) -> TokenStream {
    expand::declare(item.into()).into()
}
