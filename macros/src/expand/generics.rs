//! Headers of implementations, for types with and without parameters.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Generics, WherePredicate, parse_quote};

use crate::model::Item;

/// `impl<..> Trait for Type<..> where ..`, where each type parameter has `bound`.
pub(super) fn header(item: &Item, of: &TokenStream, bound: &TokenStream) -> TokenStream {
    let ident = &item.ident;
    if item.generics.params.is_empty() && item.generics.where_clause.is_none() {
        return quote! {
            #[automatically_derived]
            impl #of for #ident
        };
    }
    let generics = bounded(&item.generics, bound);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #of for #ident #type_generics #where_clause
    }
}

/// The generics with `bound` on each type parameter.
pub(super) fn bounded(generics: &Generics, bound: &TokenStream) -> Generics {
    let mut generics = generics.clone();
    let predicates: Vec<WherePredicate> =
        generics.type_params().map(|parameter| &parameter.ident).map(|ident| parse_quote!(#ident: #bound)).collect();
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// Whether values of the type can be read: what borrows has nothing to borrow from.
pub(super) fn is_owned(item: &Item) -> bool {
    item.generics.lifetimes().next().is_none()
}

/// Whether one of the item's type parameters stands among the tokens.
pub(super) fn mentions_parameter(item: &Item, tokens: &impl ToTokens) -> bool {
    fn mentions(item: &Item, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => item.generics.type_params().any(|parameter| parameter.ident == ident),
            TokenTree::Group(group) => mentions(item, group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    item.generics.type_params().next().is_some() && mentions(item, tokens.to_token_stream())
}
