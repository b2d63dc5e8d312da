//! From syntax to the model: every check of a declaration is here or below.

mod bindings;
mod enums;
mod errors;
mod labels;
mod members;
mod operation;
mod pagination;
mod service;
mod structure;
pub(crate) mod types;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Data, DeriveInput, ext::IdentExt};

use self::members::Owner;
pub(crate) use self::{enums::Enum, structure::Context};
use crate::{
    diag::Diagnostics,
    model::{Errors, Operation, Structure},
};

/// A proved declaration.
pub(crate) enum Declaration {
    Operation(Box<Operation>),
    Output(Structure),
    Shape(Structure),
    Enum(Enum),
    Errors(Errors),
}

/// Which attribute declares the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Operation,
    Output,
    Shape,
    Error,
}

impl Kind {
    /// The attribute's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Operation => "aws_operation",
            Self::Output => "aws_output",
            Self::Shape => "aws_shape",
            Self::Error => "aws_error",
        }
    }

    /// The kind that the attribute of this name declares.
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Operation, Self::Output, Self::Shape, Self::Error].into_iter().find(|kind| kind.name() == name)
    }
}

/// Proves a declaration; without mistakes there is always one.
pub(crate) fn lower(
    kind: Kind,
    input: &DeriveInput,
    arguments: TokenStream,
    context: &Context,
    diagnostics: &Diagnostics,
) -> Option<Declaration> {
    let shape = |owner, place: &'static str, arguments| {
        structure::structure(owner, place, input, arguments, context, diagnostics)
    };
    let declaration = match kind {
        Kind::Operation => operation::operation(input, arguments, context, diagnostics)
            .map(|operation| Declaration::Operation(Box::new(operation))),
        Kind::Output => shape(Owner::Output, "`#[aws_output]`", arguments).map(Declaration::Output),
        Kind::Shape if matches!(input.data, Data::Enum(_)) => {
            enums::lower(input, arguments, context, diagnostics).map(Declaration::Enum)
        }
        Kind::Shape => shape(Owner::Shape, "`#[aws_shape]`", arguments).map(Declaration::Shape),
        Kind::Error => errors::lower(input, arguments, context, diagnostics).map(Declaration::Errors),
    };
    declaration.filter(|_| !diagnostics.since(0))
}

/// An identifier without `r#`.
fn plain(ident: &Ident) -> String {
    ident.unraw().to_string()
}

fn compact(tokens: &impl ToTokens) -> String {
    crate::attr::compact(tokens)
}
