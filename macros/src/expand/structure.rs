//! Structures: one call that hands their members over, one that takes them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::{checks, generics, pagination, redacting_debug, schema::schema};
use crate::model::{Member, Structure};

/// A nested shape: written and read.
pub(super) fn shape(structure: &Structure) -> TokenStream {
    let schema = static_schema(structure);
    let write = write(structure);
    let read = read(structure);
    let debug = redacting_debug(&structure.item);
    let checks = checks::members(&structure.item, &structure.members);
    quote!(#schema #write #read #debug #checks)
}

/// An answer.
pub(super) fn output(structure: &Structure) -> TokenStream {
    let shape = shape(structure);
    let header = generics::header(&structure.item, &quote!(__aws::Output), &quote!(__aws::Read));
    let lists = pagination::lists(structure);
    quote! {
        #shape
        #lists
        #header {
            const SCHEMA: &'static __aws::Schema = &SCHEMA;
        }
    }
}

/// `static SCHEMA`.
pub(super) fn static_schema(structure: &Structure) -> TokenStream {
    let schema = schema(&structure.item.name, &structure.members);
    quote!(static SCHEMA: __aws::Schema = #schema;)
}

/// `impl Value`.
pub(super) fn write(structure: &Structure) -> TokenStream {
    let header = generics::header(&structure.item, &quote!(__aws::Value), &quote!(__aws::Value));
    let values = structure.members.iter().map(|member| {
        let ident = &member.ident;
        value(member, &quote!(self.#ident))
    });
    quote! {
        #header {
            fn write(&self, m: &__aws::Member, to: &mut dyn __aws::Writer) -> __aws::Written {
                to.structure(m, &SCHEMA, &[#(#values),*])
            }
        }
    }
}

/// `impl Read`, for a type that owns its members.
pub(super) fn read(structure: &Structure) -> TokenStream {
    if !generics::is_owned(&structure.item) {
        return TokenStream::new();
    }
    let header = generics::header(&structure.item, &quote!(__aws::Read), &quote!(__aws::Read));
    let body = read_members(&structure.members, &quote!(m), &quote!(Self));
    quote! {
        #header {
            fn read(m: &__aws::Member, from: &mut dyn __aws::Reader) -> __aws::Result<Self, __aws::ShapeError> {
                #body
            }
        }
    }
}

/// Statements that read a structure described by `SCHEMA` from `from`, ending with the value `constructor { .. }`.
pub(super) fn read_members(members: &[Member], member: &TokenStream, constructor: &TokenStream) -> TokenStream {
    let slots: Vec<_> = (0..members.len()).map(|i| format_ident!("s{}", i, span = Span::mixed_site())).collect();
    let empty = members.iter().map(|member| match member.traits.serde {
        true => quote!(__aws::SerdeSlot(__aws::None)),
        false => quote!(__aws::None),
    });
    let slot_refs = members.iter().zip(&slots).map(|(member, slot)| {
        let (start, end) = span_of(&member.ty);
        let slot = Ident::new(&slot.to_string(), end.resolved_at(Span::mixed_site()));
        quote_spanned!(start=> &mut #slot)
    });
    // A default stands in for what is absent; the others were filled, or the reader has failed.
    let held = |i: usize| {
        let (member, slot) = (members.get(i)?, slots.get(i)?);
        Some(if member.traits.serde { quote!(#slot.0) } else { quote!(#slot) })
    };
    let filled: Vec<_> = (0..members.len()).filter(|&i| members.get(i).is_some_and(|m| !m.traits.default)).collect();
    let filled_names: Vec<_> = filled.iter().filter_map(|&i| slots.get(i)).collect();
    let filled_values: Vec<_> = filled.iter().filter_map(|&i| held(i)).collect();
    let fields = members.iter().zip(&slots).enumerate().map(|(i, (member, slot))| {
        let ident = &member.ident;
        let held = held(i);
        if member.traits.default { quote!(#ident: #held.unwrap_or_default()) } else { quote!(#ident: #slot) }
    });
    let declare = (!slots.is_empty()).then(|| quote!(let (#(mut #slots,)*) = (#(#empty,)*);));
    let unwrap = (!filled.is_empty()).then(|| {
        quote! {
            let (#(__aws::Some(#filled_names),)*) = (#(#filled_values,)*) else {
                return __aws::Err(__aws::unfilled(&SCHEMA));
            };
        }
    });
    quote! {
        #declare
        from.structure(#member, &SCHEMA, &mut [#(#slot_refs),*])?;
        #unwrap
        __aws::Ok(#constructor { #(#fields),* })
    }
}

/// A reference to a member's value, placed at its type: what the type lacks is reported there.
pub(super) fn value(member: &Member, place: &TokenStream) -> TokenStream {
    let (start, _) = span_of(&member.ty);
    let ampersand = quote_spanned!(start=> &);
    if member.traits.serde { quote!(#ampersand __aws::SerdeValue(&#place)) } else { quote!(#ampersand #place) }
}

/// The spans of the first and the last token.
pub(super) fn span_of(tokens: &impl ToTokens) -> (Span, Span) {
    let mut tokens = tokens.to_token_stream().into_iter();
    let first = tokens.next().map_or_else(Span::call_site, |token| token.span());
    (first, tokens.last().map_or(first, |token| token.span()))
}
