//! Checks that only the compiler can make: bounds of the runtime, asked of a field's type at the field's type.
//!
//! They stand in a function that nothing calls, so no machine code comes of them. Members of the body need none: that
//! they are handed to the writer is the check.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Type;

use super::{
    generics::{bounded, is_owned, mentions_parameter},
    place::{around, span_of},
};
use crate::{
    lower::types::{Content, is_named, last_segment},
    model::{Item, Member, Place},
};

/// The checks of a structure's members.
pub(super) fn members(item: &Item, members: &[Member]) -> TokenStream {
    let mut checks = Vec::new();
    for member in members {
        self::member(member, &mut checks);
    }
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

/// Who sends and reads the values: that decides what their types must be able to.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// A response or a nested shape: what is sent and what is read.
    Member,
    /// A request, which is read by a test's service alone.
    Input,
}

/// Statements that ask a type for all it must be able to, once for the body that writes it and once for the one that
/// reads it.
///
/// By itself each body would tell the trait that it lacks. Where this is asked first, what the use lacks as well is not
/// told, and what both bodies tell is the same, so that the compiler tells it once.
pub(super) fn types<'a>(item: &Item, members: impl IntoIterator<Item = MemberType<'a>>, held: Held) -> TokenStream {
    if !is_owned(item) {
        // Nothing reads what borrows.
        return TokenStream::new();
    }
    let mut asked = Vec::new();
    for member in members {
        member.ask(item, held, &mut asked);
    }
    if asked.is_empty() {
        return TokenStream::new();
    }
    // An open type has the compiler judge what was asked up to here, before the uses.
    asked.extend(quote!(let _: _ = ();));
    asked.into_iter().collect()
}

/// A member as far as its type goes.
pub(super) struct MemberType<'a> {
    pub(super) ty: &'a Type,
    /// Whether its values are written and read by serde.
    pub(super) serde: bool,
}

impl MemberType<'_> {
    /// Nothing for types that a member always can have: most members have one.
    fn ask(&self, item: &Item, held: Held, asked: &mut Vec<TokenTree>) {
        let Content { keys, innermost, .. } = Content::of(self.ty);
        let input = matches!(held, Held::Input);
        let mut ask = |name: &str, ty: &Type| {
            let name = Ident::new(name, Span::call_site());
            let (open, close) = around(self.ty, &item.ident, quote!(__aws::check::#name <), quote!(>));
            asked.extend(quote!(let _: #open #ty #close;));
        };
        if self.serde {
            if !mentions_parameter(item, self.ty) {
                ask(if input { "InputSerde" } else { "Serde" }, self.ty);
            }
            return;
        }
        for key in keys {
            if !is_named(key, "String") && !mentions_parameter(item, key) {
                ask(if input { "InputKey" } else { "Key" }, key);
            }
        }
        if !is_known(innermost) && !mentions_parameter(item, innermost) {
            ask(if input { "Input" } else { "Member" }, innermost);
        }
    }
}

/// Types of this name are members, or else the macro has told that they are none.
pub(super) fn is_known(ty: &Type) -> bool {
    let name = last_segment(ty).map(|segment| segment.ident.to_string());
    matches!(
        name.as_deref(),
        Some(
            "String"
                | "bool"
                | "i8"
                | "i16"
                | "i32"
                | "i64"
                | "u8"
                | "u16"
                | "u32"
                | "f32"
                | "f64"
                | "Timestamp"
                | "SystemTime"
                | "Bytes"
                | "ByteStream"
                | "Document"
                | "BigNumber"
        )
    )
}

fn member(member: &Member, checks: &mut Vec<TokenStream>) {
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
    for name in names {
        checks.push(call(name, member));
    }
}

/// `check::label::<Type>();`, at the type.
fn call(name: &str, member: &Member) -> TokenStream {
    let ty = &member.ty;
    let (start, _) = span_of(ty);
    let name = Ident::new(name, Span::call_site());
    quote_spanned!(start=> __aws::check::#name::<#ty>();)
}
