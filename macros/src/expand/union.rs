//! Unions: the member that is set, by its index.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    checks::{self, Held, MemberType},
    generics::header,
    place::{as_written, at},
    redacting_debug,
    schema::{Described, schema},
};
use crate::model::{Place, Union, UnionVariant};

/// A union.
pub(super) fn expand(union: &Union) -> TokenStream {
    let Union { item, variants, unknown } = union;
    let members = variants.iter().map(|variant| Described {
        name: &variant.name,
        place: Place::Body,
        traits: &variant.traits,
        streams: None,
    });
    let schema = schema(&item.name, &members.collect::<Vec<_>>());
    let active = variants.iter().enumerate().map(|(i, variant)| {
        let ident = &variant.ident;
        match (&variant.ty, variant.traits.serde) {
            (None, _) => quote!(Self::#ident => __aws::Active::Known(#i, &__aws::Unit)),
            (Some(ty), false) => {
                let (binding, value) = (as_written("value", &item.ident), at(ty, &item.ident, quote!(value)));
                quote!(Self::#ident(#binding) => __aws::Active::Known(#i, #value))
            }
            // The wrapper lives as long as the call, so the call is made here.
            (Some(_), true) => quote! {
                Self::#ident(value) => return to.union(m, &SCHEMA, __aws::Active::Known(#i, &__aws::SerdeValue(value)))
            },
        }
    });
    let set = variants.iter().enumerate().map(|(i, variant)| {
        let ident = &variant.ident;
        let value = match (&variant.ty, variant.traits.serde) {
            (None, _) => quote!({
                let __aws::Unit = __aws::Read::read(&__aws::member(&SCHEMA, #i), from)?;
                Self::#ident
            }),
            (Some(ty), false) => quote!(Self::#ident(<#ty as __aws::Read>::read(&__aws::member(&SCHEMA, #i), from)?)),
            (Some(_), true) => quote!(Self::#ident(__aws::read_serde(&__aws::member(&SCHEMA, #i), from)?)),
        };
        quote!(__aws::Tag::Known(#i) => #value)
    });
    let types = checks::types(item, variants.iter().filter_map(member_type), Held::Member);
    let value = header(item, &quote!(__aws::Value), &quote!(__aws::Value));
    let debug = redacting_debug(item);
    let read = super::generics::is_owned(item).then(|| {
        let header = header(item, &quote!(__aws::Read), &quote!(__aws::Read));
        quote! {
            #header {
                #[inline]
                fn read_into(
                    place: &mut __aws::Option<Self>,
                    m: &__aws::Member,
                    from: &mut dyn __aws::Reader,
                ) -> __aws::Written {
                    #types
                    from.union(m, &SCHEMA, &mut |tag, from| {
                        *place = __aws::Some(match tag {
                            #(#set,)*
                            tag => {
                                let (name, value) = __aws::unknown_member(tag, m, from)?;
                                Self::#unknown(name, value)
                            }
                        });
                        __aws::Ok(())
                    })
                }
            }
        }
    });
    quote! {
        static SCHEMA: __aws::Schema = #schema;
        #value {
            #[inline]
            fn write(&self, m: &__aws::Member, to: &mut dyn __aws::Writer) -> __aws::Written {
                #types
                to.union(m, &SCHEMA, match self {
                    #(#active,)*
                    Self::#unknown(name, value) => __aws::Active::Unknown(name, value),
                })
            }
        }
        #read
        #debug
    }
}

fn member_type(variant: &UnionVariant) -> Option<MemberType<'_>> {
    Some(MemberType { ty: variant.ty.as_ref()?, serde: variant.traits.serde })
}
