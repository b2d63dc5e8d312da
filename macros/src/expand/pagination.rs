//! The members that turn pages.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Data, DeriveInput, Field, Type, Visibility};

use super::{
    checks::is_known,
    generics,
    place::{self, span_of},
};
use crate::{
    lower::{
        Kind,
        types::{Content, is_named, option_inner},
    },
    model::{Operation, Pagination},
};

/// `impl Paginate`, and `impl PaginateItems` where the items are declared.
pub(super) fn expand(operation: &Operation) -> TokenStream {
    let Some(pagination) = &operation.pagination else { return TokenStream::new() };
    let Some(token) = operation.input.members.get(pagination.input_token) else { return TokenStream::new() };
    let header = generics::header(&operation.input.item, &quote!(__aws::Paginate), &quote!(__aws::Value));
    let (field, ty) = (&token.ident, option_inner(&token.ty).unwrap_or(&token.ty));
    let steps =
        pagination.output_token.iter().map(|step| quote_spanned!(step.span()=> let at = __aws::At(&at.#step).step()?;));
    let token_place = pagination.output_token.last().map_or_else(|| field.span(), Ident::span);
    let found = quote_spanned!(token_place=> __aws::Some(__aws::TokenFor::<#ty>::token(at)));
    let page_size = page_size(operation, pagination);
    let items = items(operation, pagination);
    quote! {
        #header {
            type Token = #ty;
            #[inline]
            fn next_token(at: &Self::Output) -> __aws::Option<#ty> {
                #[allow(unused_imports)]
                use __aws::Plain as _;
                #(#steps)*
                #found
            }
            #[inline]
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
    let value = place::at(&limit.ty, &operation.input.item.ident, quote!(__aws::PageSize::page_size(size)));
    // `size` is written where the declaration is, as the call around it.
    let size = place::as_written("size", &operation.input.item.ident);
    quote! {
        #[inline]
        fn set_page_size(&mut self, #size: i32) -> bool {
            self.#field = #value;
            true
        }
    }
}

/// Each field on the way to the items is named as any Rust code names it, and by the hash of its name where the type of
/// the items is to be found.
fn items(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let Some([fields @ .., last]) = pagination.items.as_deref() else { return TokenStream::new() };
    let header = generics::header(&operation.input.item, &quote!(__aws::PaginateItems), &quote!(__aws::Value));
    // All of it stands at the whole path: what it does not find is told once, and there.
    let place = Place { start: fields.first().unwrap_or(last).span().resolved_at(last.span()), end: last.span() };
    let output = place.around(quote!(<Self as __aws::Operation>::), &TokenStream::new(), quote!(Output));
    let mut ty = output.clone();
    let mut step = |field: &Ident| {
        let name = name_hash(field);
        ty = place.around(quote!(<), &ty, quote!(as __aws::Field<#name>>::Type));
        // Of a field that is not there the type alone is told: what `held` gives is then not known, nor looked into.
        let held = place.around(quote!(__aws::held::<_,), &ty, quote!(>));
        place.around(quote!(let at =), &held, quote!((at);))
    };
    let steps: Vec<_> = fields
        .iter()
        .map(|field| {
            let held = step(field);
            let down = place.around(quote!(let at =), &TokenStream::new(), quote!(__aws::At(at.#field).step()?;));
            quote!(#held #down)
        })
        .collect();
    let held = step(last);
    let item = place.around(quote!(<), &ty, quote!(as __aws::Listed>::Item));
    let items = place.around(quote!(-> __aws::Vec<), &item, quote!(>));
    let found = place.around(quote!(__aws::Listed::into_items), &TokenStream::new(), quote!((at.#last)));
    let body = if steps.is_empty() {
        quote!(#held #found)
    } else {
        quote! {
            #[allow(unused_imports)]
            use __aws::Plain as _;
            let found = || {
                #(#steps)*
                #held
                __aws::Some(#found)
            };
            found().unwrap_or_default()
        }
    };
    let declare = place.around(quote!(type), &TokenStream::new(), quote!(Item =));
    let item = place.around(TokenStream::new(), &item, quote!(;));
    let signature = place.around(quote!(fn), &TokenStream::new(), quote!(items));
    let (argument, body) = (
        place.group(Delimiter::Parenthesis, place.around(quote!(at:), &output, TokenStream::new())),
        place.group(Delimiter::Brace, body),
    );
    let members = place.group(Delimiter::Brace, quote!(#declare #item #[inline] #signature #argument #items #body));
    quote!(#header #members)
}

/// The place from one token to another, which no single token can have.
struct Place {
    start: Span,
    end: Span,
}

impl Place {
    /// `inner` where it stands, between tokens at the start and tokens at the end.
    fn around(&self, open: TokenStream, inner: &TokenStream, close: TokenStream) -> TokenStream {
        let at = |tokens: TokenStream, span| tokens.into_iter().map(move |token| place::move_to(token, span));
        at(open, self.start).chain(inner.clone()).chain(at(close, self.end)).collect()
    }

    /// A group at the end, of tokens where they stand.
    fn group(&self, delimiter: Delimiter, inner: TokenStream) -> Group {
        let mut group = Group::new(delimiter, inner);
        group.set_span(self.end);
        group
    }
}

/// `impl Field` for each field of an output or a shape that can be, or can lead to, what `items = ..` names: by it one
/// macro finds the types that another one declared. It has no body, and costs next to nothing where nobody asks.
pub(super) fn fields(kind: Kind, holder: &DeriveInput) -> TokenStream {
    let Data::Struct(data) = &holder.data else { return TokenStream::new() };
    if !matches!(kind, Kind::Output | Kind::Shape) || holder.generics.lifetimes().next().is_some() {
        return TokenStream::new();
    }
    let (ident, (generics, arguments, bounds)) = (&holder.ident, holder.generics.split_for_impl());
    // A field that is seen less than its struct may have a type that is, and the implementation would tell of it.
    let is_seen = |field: &&Field| match (&holder.vis, &field.vis) {
        (_, Visibility::Public(_))
        | (Visibility::Inherited, _)
        | (Visibility::Restricted(_), Visibility::Restricted(_)) => true,
        _ => is_known(Content::of(&field.ty).innermost),
    };
    let fields = data.fields.iter().filter(is_seen).filter_map(|Field { ident: field, ty, .. }| {
        let name = name_hash(field.as_ref().filter(|_| leads_to_items(ty))?);
        // At the field, since rustc says there that a type is seen less than the field that holds it.
        let declared = quote_spanned!(span_of(ty).0=> type Type = #ty;);
        Some(quote!(impl #generics __aws::Field<#name> for #ident #arguments #bounds { #declared }))
    });
    fields.collect()
}

/// Whether a type is a list, a map, or one of which the name does not tell what it is.
fn leads_to_items(ty: &Type) -> bool {
    let Content { innermost, collection, .. } = Content::of(ty);
    (collection && !is_named(innermost, "u8")) || !is_known(innermost)
}

/// FNV-1a: names are told apart by a constant, since they can't be constants themselves.
fn name_hash(name: &Ident) -> u64 {
    name.to_string()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
