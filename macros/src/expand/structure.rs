//! Structures: one call that hands their members over, one that takes them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    checks, generics, pagination,
    place::{as_written, at},
    redacting_debug, schema,
};
use crate::model::{Item, Member, Place, Structure};

/// A nested shape: written and read.
pub(super) fn shape(structure: &Structure) -> TokenStream {
    let schema = static_schema(structure, true);
    let write = write(structure, true);
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

/// `static SCHEMA`. What is `read` tells of its payload whether it is a stream; what is sent shows it by its value.
pub(super) fn static_schema(structure: &Structure, read: bool) -> TokenStream {
    let name = &structure.item.name;
    let members = structure.members.iter().map(|member| {
        let described = schema::member(&member.name, member.place, &member.traits);
        let ty = &member.ty;
        // A constant cannot ask a type parameter, and none is a stream by any declaration in use.
        let may_stream =
            member.place == Place::Payload && !member.traits.serde && structure.item.generics.params.is_empty();
        let streams = (read && may_stream).then(|| quote!(.streaming_if(<#ty as __aws::Read>::STREAMING)));
        quote!(#described #streams)
    });
    quote!(static SCHEMA: __aws::Schema = __aws::Schema::new(#name, &[#(#members),*]);)
}

/// `impl Value`. What is `nested` can be a payload, which says of its type that it is a structure.
pub(super) fn write(structure: &Structure, nested: bool) -> TokenStream {
    let header = generics::header(&structure.item, &quote!(__aws::Value), &quote!(__aws::Value));
    let values = structure.members.iter().map(|member| value(&structure.item, member));
    // The same `self` as the one in the values, which stand among the user's own tokens.
    let this = as_written("self", &structure.item.ident);
    let is_structure = nested.then(|| {
        quote! {
            fn is_structure() -> bool {
                true
            }
        }
    });
    quote! {
        #header {
            fn write(&#this, m: &__aws::Member, to: &mut dyn __aws::Writer) -> __aws::Written {
                to.structure(m, &SCHEMA, &[#(#values),*])
            }
            #is_structure
        }
    }
}

/// `impl Read`, for a type that owns its members.
pub(super) fn read(structure: &Structure) -> TokenStream {
    if !generics::is_owned(&structure.item) {
        return TokenStream::new();
    }
    let header = generics::header(&structure.item, &quote!(__aws::Read), &quote!(__aws::Read));
    let body = read_members(&structure.item, &structure.members, &quote!(m), &quote!(Self));
    quote! {
        #header {
            fn read(m: &__aws::Member, from: &mut dyn __aws::Reader) -> __aws::Result<Self, __aws::ShapeError> {
                #body
            }
        }
    }
}

/// Statements that read a structure described by `SCHEMA` from `from`, ending with the value `constructor { .. }`.
pub(super) fn read_members(
    item: &Item,
    members: &[Member],
    member: &TokenStream,
    constructor: &TokenStream,
) -> TokenStream {
    let slots: Vec<_> = (0..members.len()).map(|i| as_written(&format!("slot{i}"), &item.ident)).collect();
    let empty = members.iter().map(|member| match member.traits.serde {
        true => quote!(__aws::SerdeSlot(__aws::None)),
        false => quote!(__aws::None),
    });
    let slot_refs = members.iter().zip(&slots).map(|(member, slot)| at(&member.ty, &item.ident, quote!(&mut #slot)));
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
        match &member.traits.default_value {
            Some(value) => quote!(#ident: #held.unwrap_or_else(|| #value)),
            None if member.traits.default => {
                let value = at(&member.ty, &item.ident, quote!(__aws::check::or_default(#held)));
                quote!(#ident: #value)
            }
            None => quote!(#ident: #slot),
        }
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

/// A reference to a member's value, placed at its type.
fn value(item: &Item, member: &Member) -> TokenStream {
    let ident = &member.ident;
    at(
        &member.ty,
        &item.ident,
        if member.traits.serde { quote!(&__aws::SerdeValue(&self.#ident)) } else { quote!(&self.#ident) },
    )
}
