//! Structures: of outputs and nested shapes; requests add their binding to it.

use proc_macro2::{Span, TokenStream};
use syn::{Data, DeriveInput, Fields, Path};

use super::{
    bindings,
    members::{Draft, Owner, members},
};
use crate::{
    attr::ItemArgs,
    diag::Diagnostics,
    model::{Item, Structure},
    names::RenameRule,
};

/// What the attribute stage knows of an item.
pub(crate) struct Context {
    pub(crate) krate: Path,
    pub(crate) redact: bool,
    /// Where the attribute is, for what is missing in it.
    pub(crate) place: Span,
}

impl Context {
    /// The common part of a declaration of this shape name.
    pub(crate) fn item(&self, input: &DeriveInput, name: String) -> Item {
        Item {
            ident: input.ident.clone(),
            generics: input.generics.clone(),
            krate: self.krate.clone(),
            name,
            redact: self.redact,
        }
    }
}

/// An `#[aws_shape]` or `#[aws_output]` struct.
pub(crate) fn structure(
    owner: Owner,
    place: &'static str,
    input: &DeriveInput,
    arguments: TokenStream,
    context: &Context,
    diagnostics: &Diagnostics,
) -> Option<Structure> {
    let args = ItemArgs::read(place, arguments, diagnostics);
    check_generics(input, owner, diagnostics);
    let drafts = drafts(owner, place, input, args.rename_all, &[], diagnostics)?;
    bindings::check(&drafts, diagnostics);
    let name = args.name.map_or_else(|| super::plain(&input.ident), |name| name.value());
    let item = context.item(input, name);
    Some(Structure { item, members: drafts.into_iter().map(|draft| draft.member).collect() })
}

/// The members of a struct with named fields, or without any.
pub(crate) fn drafts(
    owner: Owner,
    place: &str,
    input: &DeriveInput,
    rule: Option<RenameRule>,
    labels: &[&str],
    diagnostics: &Diagnostics,
) -> Option<Vec<Draft>> {
    let fields = match &input.data {
        Data::Struct(data) => &data.fields,
        Data::Enum(data) => {
            let help = match owner {
                Owner::Request => "declare the request as a struct: `struct DescribeStream { stream_id: String }`",
                _ => "declare it as a struct; a string enum or a union has `#[aws_shape]`, errors have `#[aws_error]`",
            };
            diagnostics.error(data.enum_token, format!("{place} can't be on an enum"), help);
            return None;
        }
        Data::Union(data) => {
            let help = "declare a struct; a union of AWS is an enum with `#[aws_shape]`";
            diagnostics.error(data.union_token, format!("{place} can't be on a union of Rust"), help);
            return None;
        }
    };
    match fields {
        Fields::Named(_) | Fields::Unit => {
            Some(members(owner, rule.unwrap_or(RenameRule::Camel), fields, labels, diagnostics))
        }
        Fields::Unnamed(unnamed) => {
            let ident = &input.ident;
            let help = format!("name the fields after the members: `struct {ident} {{ stream_id: String }}`");
            diagnostics.error(unnamed, format!("the fields of `{ident}` have no names"), help);
            None
        }
    }
}

/// Generics that can't work: a response owns what it reads.
pub(crate) fn check_generics(input: &DeriveInput, owner: Owner, diagnostics: &Diagnostics) {
    if matches!(owner, Owner::Output | Owner::Error)
        && let Some(lifetime) = input.generics.lifetimes().next()
    {
        let fact = format!("`{}` borrows, and a response has nothing to borrow from", input.ident);
        diagnostics.error(lifetime, fact, "own the members: `String` for `&str`, `Vec<u8>` for `&[u8]`");
    }
    if let Some(parameter) = input.generics.const_params().next() {
        let fact = format!("`{}` has a parameter that is a value", input.ident);
        diagnostics.error(parameter, fact, "leave the parameter out: a declaration is one shape");
    }
}
