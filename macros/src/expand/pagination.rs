//! The members that turn pages.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericArgument, PathArguments, Type};

use super::generics;
use crate::{
    lower::types::{last_segment, option_inner},
    model::{Item, Operation, Pagination},
};

/// `impl Paginate`, and `impl PaginateItems` where the items are declared.
pub(super) fn expand(operation: &Operation) -> TokenStream {
    let Some(pagination) = &operation.pagination else { return TokenStream::new() };
    let (Some(token), Some(output)) = (operation.input.members.get(pagination.input_token), &operation.output) else {
        return TokenStream::new();
    };
    let header = generics::header(&operation.input.item, &quote!(__aws::Paginate), &quote!(__aws::Value));
    let (field, ty) = (&token.ident, option_inner(&token.ty).unwrap_or(&token.ty));
    let steps =
        pagination.output_token.iter().map(|step| quote_spanned!(step.span()=> let at = __aws::At(&at.#step).step()?;));
    let token_place = pagination.output_token.last().map_or_else(|| field.span(), Ident::span);
    let found = quote_spanned!(token_place=> __aws::Some(__aws::Clone::clone(at)));
    let page_size = page_size(operation, pagination);
    let items = items(operation, pagination, output);
    quote! {
        #header {
            type Token = #ty;
            fn next_token(at: &Self::Output) -> __aws::Option<#ty> {
                #[allow(unused_imports)]
                use __aws::Plain as _;
                #(#steps)*
                #found
            }
            fn set_token(&mut self, token: #ty) {
                self.#field = __aws::Some(token);
            }
            #page_size
        }
        #items
    }
}

fn page_size(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let Some(limit) = pagination.limit.and_then(|index| operation.input.members.get(index)) else {
        return TokenStream::new();
    };
    let field = &limit.ident;
    let value = option_inner(&limit.ty).map_or_else(
        || quote!(__aws::From::from(size)),
        |inner| quote!(__aws::Some(<#inner as __aws::From<i32>>::from(size))),
    );
    quote! {
        fn set_page_size(&mut self, size: i32) -> bool {
            self.#field = #value;
            true
        }
    }
}

fn items(operation: &Operation, pagination: &Pagination, output: &Type) -> TokenStream {
    let Some([field]) = pagination.items.as_deref() else { return TokenStream::new() };
    let header = generics::header(&operation.input.item, &quote!(__aws::PaginateItems), &quote!(__aws::Value));
    let name = name_hash(field);
    // Placed at the field's name: it is what is wrong where the output has no such list.
    let place = field.span();
    let at_field = located_at(output, place);
    let list = quote_spanned!(place=> <#at_field as __aws::ListField<#name>>);
    let item = quote_spanned!(place=> #list::Item);
    let members = quote_spanned! {place=>
        type Item = #item;
        fn items(output: #at_field) -> __aws::Vec<#item> {
            #list::take(output)
        }
    };
    quote! {
        #header {
            #members
        }
    }
}

fn located_at(ty: &Type, place: Span) -> TokenStream {
    let located = |mut token: TokenTree| {
        token.set_span(token.span().located_at(place));
        token
    };
    ty.to_token_stream().into_iter().map(located).collect()
}

/// `impl ListField` for each list of an output: what `items = ..` finds by its name.
pub(super) fn lists<'a>(output: &Item, fields: impl IntoIterator<Item = (&'a Ident, &'a Type)>) -> TokenStream {
    let lists = fields.into_iter().filter_map(|(field, ty)| {
        let inner = option_inner(ty);
        let item = vec_item(inner.unwrap_or(ty))?;
        let name = name_hash(field);
        let header = generics::header(output, &quote!(__aws::ListField<#name>), &quote!(__aws::Read));
        let take = if inner.is_some() { quote!(self.#field.unwrap_or_default()) } else { quote!(self.#field) };
        Some(quote! {
            #header {
                type Item = #item;
                fn take(self) -> __aws::Vec<#item> {
                    #take
                }
            }
        })
    });
    lists.collect()
}

fn vec_item(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Vec")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(item)) => Some(item),
        _ => None,
    }
}

/// FNV-1a: names are told apart by a constant, since they can't be constants themselves.
fn name_hash(name: &Ident) -> u64 {
    name.to_string()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
