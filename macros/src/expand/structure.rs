//! Structures: one call that hands their members over, one that takes them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    checks::{self, Held, MemberType},
    generics,
    place::{as_written, at, references},
    redacting_debug,
    schema::{self, Described},
};
use crate::{
    lower::types::option_inner,
    model::{Item, Member, Place, Structure},
};

/// A nested shape: written and read.
pub(super) fn shape(structure: &Structure) -> TokenStream {
    let schema = static_schema(structure, true);
    let types = checks::types(&structure.item, types(&structure.members), Held::Member);
    let write = write(structure, true, &types);
    let read = read(structure, &types);
    let debug = redacting_debug(&structure.item);
    let checks = checks::members(&structure.item, &structure.members);
    quote!(#schema #write #read #debug #checks)
}

/// An answer.
pub(super) fn output(structure: &Structure) -> TokenStream {
    let shape = shape(structure);
    let header = generics::header(&structure.item, &quote!(__aws::Output), &quote!(__aws::Read));
    quote! {
        #shape
        #header {
            const SCHEMA: &'static __aws::Schema = &SCHEMA;
        }
    }
}

/// `static SCHEMA`. What is `read` tells of its payload whether it is a stream; what is sent shows it by its value.
pub(super) fn static_schema(structure: &Structure, read: bool) -> TokenStream {
    // A constant cannot ask a type parameter, and none is a stream by any declaration in use.
    let may_ask = read && structure.item.generics.params.is_empty();
    let schema = schema(&structure.item.name, &structure.members, may_ask);
    quote!(static SCHEMA: __aws::Schema = #schema;)
}

/// The schema of these members. A payload's type is asked whether it is a stream, where it `may_ask`.
pub(super) fn schema(name: &str, members: &[Member], may_ask: bool) -> TokenStream {
    let described = members.iter().map(|member| {
        let ty = &member.ty;
        let may_stream = may_ask && member.place == Place::Payload && !member.traits.serde;
        let streams = may_stream.then(|| quote!(.streaming_if(<#ty as __aws::Read>::STREAMING)));
        Described { name: &member.name, place: member.place, traits: &member.traits, streams }
    });
    schema::schema(name, &described.collect::<Vec<_>>())
}

/// `impl Value`, once the `types` are judged. What is `nested` can be a payload, which says of its type that it is a
/// structure.
pub(super) fn write(structure: &Structure, nested: bool, types: &TokenStream) -> TokenStream {
    let header = generics::header(&structure.item, &quote!(__aws::Value), &quote!(__aws::Value));
    let values = values(&structure.item, &structure.members);
    // The same `self` as the one in the values, which stand among the user's own tokens.
    let this = as_written("self", &structure.item.ident);
    let write_absent = nested.then(|| {
        quote! {
            #[inline]
            fn write_absent(m: &__aws::Member, to: &mut dyn __aws::Writer) -> __aws::Written {
                to.absent_structure(m)
            }
        }
    });
    quote! {
        #header {
            #[inline]
            fn write(&#this, m: &__aws::Member, to: &mut dyn __aws::Writer) -> __aws::Written {
                #types
                to.structure(m, &SCHEMA, &[#values])
            }
            #write_absent
        }
    }
}

/// `impl Read`, once the `types` are judged, for a type that owns its members.
pub(super) fn read(structure: &Structure, types: &TokenStream) -> TokenStream {
    if !generics::is_owned(&structure.item) {
        return TokenStream::new();
    }
    let header = generics::header(&structure.item, &quote!(__aws::Read), &quote!(__aws::Read));
    let item = &structure.item;
    let optional = structure.members.iter().all(|member| Slot::new(item, 0, member).kind == SlotKind::Itself);
    let body = if optional {
        fill_members(item, &structure.members)
    } else {
        let value = read_members(item, &structure.members, &quote!(m), &quote!(&SCHEMA), &quote!(Self));
        quote! {
            *place = __aws::Some({ #value });
            __aws::Ok(())
        }
    };
    quote! {
        #header {
            #[inline]
            fn read_into(
                place: &mut __aws::Option<Self>,
                m: &__aws::Member,
                from: &mut dyn __aws::Reader,
            ) -> __aws::Written {
                #types
                #body
            }
        }
    }
}

/// Where each field is its own slot, the structure is made without members, and filled.
fn fill_members(item: &Item, members: &[Member]) -> TokenStream {
    if members.is_empty() {
        return quote! {
            place.get_or_insert(Self {});
            from.structure(m, &SCHEMA, &mut [])
        };
    }
    let value = as_written("value", &item.ident);
    // Not `insert`, which drops what was there: all of a structure's drop, in the code of its type, for a place that is
    // empty.
    let fields = members.iter().map(|member| &member.ident);
    let places = references(true, "value", &item.ident, members.iter().map(|member| (&member.ident, &member.ty)));
    quote! {
        let #value = place.get_or_insert_with(|| Self { #(#fields: __aws::None),* });
        from.structure(m, &SCHEMA, &mut [#places])
    }
}

/// Statements that read a structure described by `schema` from `from`, ending with the value `constructor { .. }`.
///
/// A field that is written `Option<..>` is its own slot. The others are read beside it and taken out of their slots.
pub(super) fn read_members(
    item: &Item,
    members: &[Member],
    member: &TokenStream,
    schema: &TokenStream,
    constructor: &TokenStream,
) -> TokenStream {
    let slots: Vec<_> = members.iter().enumerate().map(|(index, member)| Slot::new(item, index, member)).collect();
    let declare = slots.iter().map(Slot::declare);
    let places = slots.iter().map(Slot::place);
    let fields = slots.iter().map(Slot::field);
    let taken: Vec<_> = slots.iter().filter(|slot| slot.is_taken_out()).collect();
    let take_out = (!taken.is_empty()).then(|| {
        let (names, held) = (taken.iter().map(|slot| &slot.name), taken.iter().map(|slot| slot.held()));
        quote! {
            let (#(__aws::Some(#names),)*) = (#(#held,)*) else {
                return __aws::Err(__aws::unfilled(#schema));
            };
        }
    });
    quote! {
        #(#declare)*
        from.structure(#member, #schema, &mut [#(#places),*])?;
        #take_out
        #constructor { #(#fields),* }
    }
}

/// The members as far as their types go.
pub(super) fn types(members: &[Member]) -> impl Iterator<Item = MemberType<'_>> {
    members.iter().map(|member| MemberType { ty: &member.ty, serde: member.traits.serde })
}

/// The variable that a member is read into.
struct Slot<'a> {
    item: &'a Item,
    member: &'a Member,
    name: Ident,
    kind: SlotKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SlotKind {
    /// `Option<T>` of a field `Option<T>`.
    Itself,
    /// `Required<T>` of a field `T`.
    Beside,
    /// The same, by serde.
    Serde,
}

impl<'a> Slot<'a> {
    fn new(item: &'a Item, index: usize, member: &'a Member) -> Self {
        let kind = match &member.traits {
            traits if traits.serde => SlotKind::Serde,
            traits if !traits.default && option_inner(&member.ty).is_some() => SlotKind::Itself,
            _ => SlotKind::Beside,
        };
        Self { item, member, name: as_written(&format!("slot{index}"), &item.ident), kind }
    }

    fn declare(&self) -> TokenStream {
        let name = &self.name;
        match self.kind {
            SlotKind::Serde => quote!(let mut #name = __aws::SerdeSlot(__aws::None);),
            SlotKind::Beside => quote!(let mut #name = __aws::Required(__aws::None);),
            SlotKind::Itself => quote!(let mut #name = __aws::None;),
        }
    }

    /// Placed at the member's type: what the type lacks is reported there.
    fn place(&self) -> TokenStream {
        let name = &self.name;
        at(&self.member.ty, &self.item.ident, quote!(&mut #name))
    }

    /// Whether it was filled, or the reader has failed; a default stands in for what is absent.
    fn is_taken_out(&self) -> bool {
        self.kind != SlotKind::Itself && !self.member.traits.default
    }

    fn held(&self) -> TokenStream {
        let name = &self.name;
        if self.kind == SlotKind::Itself { quote!(#name) } else { quote!(#name.0) }
    }

    fn field(&self) -> TokenStream {
        let (ident, name, held) = (&self.member.ident, &self.name, self.held());
        match &self.member.traits.default_value {
            Some(value) => quote!(#ident: #held.unwrap_or_else(|| #value)),
            None if self.member.traits.default => {
                let value = at(&self.member.ty, &self.item.ident, quote!(__aws::check::or_default(#held)));
                quote!(#ident: #value)
            }
            None => quote!(#ident: #name),
        }
    }
}

/// References to the members' values, each placed at its type.
fn values(item: &Item, members: &[Member]) -> TokenStream {
    if members.iter().all(|member| !member.traits.serde) {
        return references(false, "self", &item.ident, members.iter().map(|member| (&member.ident, &member.ty)));
    }
    let values = members.iter().map(|member| {
        let ident = &member.ident;
        let value = if member.traits.serde { quote!(&__aws::SerdeValue(&self.#ident)) } else { quote!(&self.#ident) };
        at(&member.ty, &item.ident, value)
    });
    quote!(#(#values),*)
}
