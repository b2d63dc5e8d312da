//! Errors: a constant for each code, and one function that reads the members.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    checks::{self, Held},
    generics::header,
    place::{as_written, at},
    structure, when_testing,
};
use crate::model::{ErrorVariant, Errors, Item, Member};

/// The errors of an operation.
pub(super) fn expand(errors: &Errors) -> TokenStream {
    let Errors { item, variants } = errors;
    let constants = constants(variants);
    let readers = variants.iter().enumerate().filter(|(_, variant)| variant.braces).map(|(i, variant)| {
        let ident = &variant.ident;
        let schema = quote!(<Self as __aws::OperationError>::VARIANTS[#i].schema());
        let read =
            structure::read_members(item, &variant.members, &quote!(&__aws::ROOT), &schema, &quote!(Self::#ident));
        let types = checks::types(item, structure::types(&variant.members), Held::Member);
        quote! {
            #i => {
                #types
                #read
            }
        }
    });
    let plain = variants.iter().enumerate().filter(|(_, variant)| !variant.braces).map(|(i, variant)| {
        let ident = &variant.ident;
        quote!(#i => Self::#ident,)
    });
    let implement = header(item, &quote!(__aws::OperationError), &quote!(__aws::Read));
    let reads_members = variants.iter().any(|variant| variant.braces);
    let from = if reads_members { quote!(from) } else { quote!(_) };
    let read = if variants.is_empty() {
        no_variant()
    } else {
        quote! {
            #[inline]
            fn read_into(
                place: &mut __aws::Option<Self>,
                index: usize,
                #from: &mut dyn __aws::Reader,
            ) -> __aws::Written {
                *place = __aws::Some(match index {
                    #(#readers)*
                    #(#plain)*
                    _ => return __aws::Err(__aws::unfilled(&__aws::NO_SCHEMA)),
                });
                __aws::Ok(())
            }
        }
    };
    let debug = debug(errors);
    let write = when_testing(|| write(errors));
    let members: Vec<_> = variants.iter().map(|variant| checks::members(item, &variant.members)).collect();
    let checks = members.iter().filter(|check| !check.is_empty()).map(|check| quote!(const _: () = { #check };));
    quote! {
        #implement {
            const VARIANTS: &'static [__aws::ErrorVariant] = &#constants;

            #read
        }
        #debug
        #write
        #(#checks)*
    }
}

/// Reads what has no variants, or none that were understood.
pub(super) fn no_variant() -> TokenStream {
    quote! {
        #[inline]
        fn read_into(_: &mut __aws::Option<Self>, _: usize, _: &mut dyn __aws::Reader) -> __aws::Written {
            __aws::Err(__aws::unfilled(&__aws::NO_SCHEMA))
        }
    }
}

/// The array of what is declared of each: of codes alone, where nothing else is.
fn constants(variants: &[ErrorVariant]) -> TokenStream {
    if variants.iter().all(|variant| variant.members.is_empty() && !variant.retryable && !variant.throttling) {
        let codes = variants.iter().map(|variant| &variant.code);
        return quote!(__aws::codes([#(#codes),*]));
    }
    let constants = variants.iter().map(constant);
    quote!([#(#constants),*])
}

fn constant(variant: &ErrorVariant) -> TokenStream {
    let code = &variant.code;
    let mut tokens = quote!(__aws::ErrorVariant::new(#code));
    if !variant.members.is_empty() {
        let schema = structure::schema(code, &variant.members, false);
        tokens.extend(quote!(.with(&#schema)));
    }
    if variant.throttling {
        tokens.extend(quote!(.throttling()));
    } else if variant.retryable {
        tokens.extend(quote!(.retryable()));
    }
    tokens
}

/// The `Debug` that redacts, variant by variant.
fn debug(errors: &Errors) -> TokenStream {
    let item = &errors.item;
    if !item.redact {
        return TokenStream::new();
    }
    let types = types(errors);
    let arms = arms(
        errors,
        |i, values| quote!(__aws::debug::variant(f, &<Self as __aws::OperationError>::VARIANTS[#i], &[#(#values),*])),
    );
    let implement = header(item, &quote!(__aws::fmt::Debug), &quote!(__aws::Value));
    quote! {
        #implement {
            #[inline]
            fn fmt(&self, f: &mut __aws::fmt::Formatter<'_>) -> __aws::fmt::Result {
                #types
                #arms
            }
        }
    }
}

/// The way out, for a test's service.
fn write(errors: &Errors) -> TokenStream {
    let Errors { item, variants } = errors;
    let implement = header(item, &quote!(__aws::ModelledError), &quote!(__aws::Value));
    let index = index(variants);
    let types = types(errors);
    let write = arms(
        errors,
        |i, values| quote!(to.structure(&__aws::ROOT, <Self as __aws::OperationError>::VARIANTS[#i].schema(), &[#(#values),*])),
    );
    quote! {
        #implement {
            #[inline]
            fn index(&self) -> usize {
                #index
            }
            #[inline]
            fn write(&self, to: &mut dyn __aws::Writer) -> __aws::Written {
                #types
                #write
            }
        }
    }
}

fn index(variants: &[ErrorVariant]) -> TokenStream {
    if variants.is_empty() {
        return quote!(match *self {});
    }
    let arms =
        variants.iter().map(|variant| &variant.ident).enumerate().map(|(i, ident)| quote!(Self::#ident { .. } => #i));
    quote!(match self { #(#arms),* })
}

/// A match with an arm for each variant, of its index and its members' values.
fn arms(errors: &Errors, arm: impl Fn(usize, &[TokenStream]) -> TokenStream) -> TokenStream {
    let Errors { item, variants } = errors;
    if variants.is_empty() {
        return quote!(match *self {});
    }
    let arms = variants.iter().enumerate().map(|(i, variant)| {
        let (ident, members) = (&variant.ident, &variant.members);
        let names: Vec<Ident> = (0..members.len()).map(|i| as_written(&format!("v{i}"), &item.ident)).collect();
        let values: Vec<_> = members.iter().zip(&names).map(|(member, name)| value(item, member, name)).collect();
        let arm = arm(i, &values);
        let fields = members.iter().map(|member| &member.ident);
        let pattern = quote!({ #(#fields: #names),* });
        quote!(Self::#ident #pattern => #arm)
    });
    quote!(match self { #(#arms),* })
}

/// A reference to a member's value, placed at its type.
fn value(item: &Item, member: &Member, name: &Ident) -> TokenStream {
    let value = if member.traits.serde { quote!(&__aws::SerdeValue(#name)) } else { quote!(#name) };
    at(&member.ty, &item.ident, value)
}

/// What asks the types of all variants.
fn types(errors: &Errors) -> TokenStream {
    let members = errors.variants.iter().flat_map(|variant| structure::types(&variant.members));
    checks::types(&errors.item, members, Held::Member)
}
