//! Checks that only the compiler can make: bounds of the runtime, asked of a field's type at the field's type.
//!
//! They stand in a function that nothing calls, so no machine code comes of them. Members of the body need none: that
//! they are handed to the writer is the check.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{generics::bounded, place::span_of};
use crate::model::{Item, Member, Place};

/// The checks of a structure's members.
pub(super) fn members(item: &Item, members: &[Member]) -> TokenStream {
    let checks: Vec<_> = members.iter().flat_map(member).collect();
    in_function(item, &checks)
}

/// A function that holds the checks; nothing where there are none.
pub(super) fn in_function(item: &Item, checks: &[TokenStream]) -> TokenStream {
    if checks.is_empty() {
        return TokenStream::new();
    }
    let generics = bounded(&item.generics, &quote!(__aws::Value));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    quote! {
        fn _check #impl_generics () #where_clause {
            #(#checks)*
        }
    }
}

fn member(member: &Member) -> Vec<TokenStream> {
    let mut names = Vec::new();
    match member.place {
        // The writer takes any type in the body, and nearly any as a payload: the others are told by their name.
        Place::Body | Place::Payload => {}
        Place::Label => names.push("label"),
        Place::Query => names.push("query"),
        Place::QueryParams => names.push("query_params"),
        Place::Header if member.traits.json_value => {}
        Place::Header => names.push("header"),
        Place::PrefixHeaders => names.push("prefix_headers"),
        Place::StatusCode => names.push("status_code"),
    }
    let traits = &member.traits;
    for (set, name) in [
        (traits.required, "required"),
        (traits.idempotency_token, "idempotency_token"),
        (traits.json_value, "json_value"),
        (traits.host_label, "host_label"),
        (traits.timestamp.is_some(), "timestamp"),
        (traits.length.is_some(), "length"),
        (traits.range.is_some(), "range"),
    ] {
        if set {
            names.push(name);
        }
    }
    names.into_iter().map(|name| call(name, member)).collect()
}

/// `check::label::<Type>();`, at the type.
fn call(name: &str, member: &Member) -> TokenStream {
    let ty = &member.ty;
    let (start, _) = span_of(ty);
    let name = Ident::new(name, Span::call_site());
    quote_spanned!(start=> __aws::check::#name::<#ty>();)
}
