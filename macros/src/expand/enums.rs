//! Enums of strings and of numbers: one match each way.

use proc_macro2::TokenStream;
use quote::quote;

use super::generics::header;
use crate::model::{IntEnum, StringEnum};

/// A string enum; it can be a map's key too.
pub(super) fn strings(declared: &StringEnum) -> TokenStream {
    let StringEnum { item, values, unknown } = declared;
    let (variants, texts): (Vec<_>, Vec<_>) = values.iter().map(|(ident, text)| (ident, text)).unzip();
    let ident = &item.ident;
    let implement = |name: TokenStream| header(item, &name, &quote!(__aws::Value));
    let (key, read_key, value, read, scalar, text, from) = (
        implement(quote!(__aws::MapKey)),
        implement(quote!(__aws::ReadMapKey)),
        implement(quote!(__aws::Value)),
        implement(quote!(__aws::Read)),
        implement(quote!(__aws::check::Scalar)),
        implement(quote!(__aws::check::Text)),
        implement(quote!(__aws::From<&str>)),
    );
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    quote! {
        #key {
            #[inline]
            fn as_key(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::#unknown(text) => text,
                }
            }
        }
        #read_key {
            #[inline]
            fn from_key(text: &str) -> Self {
                match text {
                    #(#texts => Self::#variants,)*
                    _ => Self::#unknown(__aws::From::from(text)),
                }
            }
        }
        #value {
            #[inline]
            fn write(&self, m: &__aws::Member, to: &mut dyn __aws::Writer) -> __aws::Written {
                to.string(m, self.as_str())
            }
        }
        #read {
            #[inline]
            fn read_into(
                    place: &mut __aws::Option<Self>,
                    m: &__aws::Member,
                    from: &mut dyn __aws::Reader,
                ) -> __aws::Written {
                *place = __aws::Some(__aws::ReadMapKey::from_key(&from.string(m)?));
                __aws::Ok(())
            }
        }
        #from {
            #[inline]
            fn from(text: &str) -> Self {
                __aws::ReadMapKey::from_key(text)
            }
        }
        #scalar {}
        #text {}
        impl #impl_generics #ident #type_generics #where_clause {
            /// The value as it is on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                __aws::MapKey::as_key(self)
            }
        }
    }
}

/// An integer enum.
pub(super) fn ints(declared: &IntEnum) -> TokenStream {
    let IntEnum { item, values, unknown } = declared;
    let (variants, numbers): (Vec<_>, Vec<_>) = values.iter().map(|(ident, number)| (ident, *number)).unzip();
    let implement = |name: TokenStream| header(item, &name, &quote!(__aws::Value));
    let (value, read, scalar, number) = (
        implement(quote!(__aws::Value)),
        implement(quote!(__aws::Read)),
        implement(quote!(__aws::check::Scalar)),
        implement(quote!(__aws::check::Number)),
    );
    quote! {
        #value {
            #[inline]
            fn write(&self, m: &__aws::Member, to: &mut dyn __aws::Writer) -> __aws::Written {
                let number: i32 = match self {
                    #(Self::#variants => #numbers,)*
                    Self::#unknown(number) => *number,
                };
                __aws::Value::write(&number, m, to)
            }
        }
        #read {
            #[inline]
            fn read_into(
                    place: &mut __aws::Option<Self>,
                    m: &__aws::Member,
                    from: &mut dyn __aws::Reader,
                ) -> __aws::Written {
                let number: i32 = __aws::Read::read(m, from)?;
                *place = __aws::Some(match number {
                    #(#numbers => Self::#variants,)*
                    _ => Self::#unknown(number),
                });
                __aws::Ok(())
            }
        }
        #scalar {}
        #number {}
    }
}
