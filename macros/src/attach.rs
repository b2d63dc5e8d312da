//! The attributes: put the item back, with the hidden derive on it.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, Data, DeriveInput, Field, Meta, parse_quote};

use crate::{
    attr::{crate_path, split},
    diag::Diagnostics,
    lower::Kind,
};

/// Puts the hidden derive on the item, with the attribute's arguments beside it.
///
/// An item that is not there any more would be a second error at each of its uses, so it is put back in any case.
pub(crate) fn attach(kind: Kind, arguments: &TokenStream, item: &TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let mut input = match syn::parse2::<DeriveInput>(item.clone()) {
        Ok(input) => input,
        Err(error) => return unread(kind, item, &error),
    };
    let dropped = drop_second(kind, &mut input, &diagnostics);
    let redact = holds_secrets(&input);
    if redact {
        strip_debug(&mut input.attrs);
    }
    let krate = crate_path(arguments.clone()).unwrap_or_else(|| parse_quote!(::aws_operation));
    // The place of the attribute, but as if the user had written what is reported there.
    let place = Span::call_site().resolved_at(input.ident.span());
    // The names are AWS's, and most of them end with `Exception`.
    let lint = matches!(kind, Kind::Error).then(|| quote!(#[allow(clippy::enum_variant_names)]));
    let kind = Ident::new(kind.name(), place);
    let redact = redact.then(|| quote!(redact,));
    let errors = diagnostics.into_compile_errors();
    quote! {
        #[derive(#krate::__private::Declare)]
        #[aws_declare(#redact #kind(#arguments))]
        #lint
        #input
        #dropped
        #errors
    }
}

/// An item that is no struct and no enum, or one with a mistake in its syntax.
fn unread(kind: Kind, item: &TokenStream, error: &syn::Error) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let is_type = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "struct" || ident == "enum");
    if item.clone().into_iter().any(|token| is_type(&token)) {
        let help = "write each field as `name: Type,`, each variant as `Name,` or `Name(Type),`";
        diagnostics.error_at(error.span(), error.to_string().trim_end_matches('.'), help);
    } else {
        let help = match kind {
            Kind::Operation => "put it on the struct of the request",
            Kind::Output => "put it on the struct of the answer",
            Kind::Shape => "put it on a struct or an enum",
            Kind::Error => "put it on an enum",
        };
        let fact = format!("`#[{}]` can't be on this item", kind.name());
        diagnostics.error_at(first_span(item), fact, help);
    }
    let item = without_aws(item.clone());
    let errors = diagnostics.into_compile_errors();
    quote!(#item #errors)
}

/// The tokens without `#[aws(..)]`, which no derive takes there: each would be an error of its own.
fn without_aws(item: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in item {
        let TokenTree::Group(group) = token else {
            kept.push(token);
            continue;
        };
        let is_attribute = matches!(kept.last(), Some(TokenTree::Punct(mark)) if mark.as_char() == '#');
        let first = group.stream().into_iter().next();
        if is_attribute && matches!(first, Some(TokenTree::Ident(name)) if name == "aws") {
            kept.pop();
            continue;
        }
        let mut inner = Group::new(group.delimiter(), without_aws(group.stream()));
        inner.set_span(group.span());
        kept.push(TokenTree::Group(inner));
    }
    kept.into_iter().collect()
}

/// One item is one declaration: a second attribute would only bring errors about conflicting implementations.
fn drop_second(kind: Kind, input: &mut DeriveInput, diagnostics: &Diagnostics) -> TokenStream {
    let mut dropped = TokenStream::new();
    input.attrs.retain(|attribute| {
        let other = attribute.path().segments.last().and_then(|segment| Kind::named(&segment.ident.to_string()));
        if let Some(other) = other {
            let fact = format!("`#[{}]` and `#[{}]` are on one item", kind.name(), other.name());
            diagnostics.error(attribute, fact, "declare a type for each, and leave one of the attributes out");
            // Dropped, it would leave the user's import of it unused.
            let path = attribute.path();
            dropped.extend(quote! {
                const _: () = {
                    #[allow(unused_imports)]
                    use #path as _;
                };
            });
        }
        other.is_none()
    });
    dropped
}

/// Whether a field may be `sensitive`; where a `cfg_attr` decides on that, it is taken to be.
fn holds_secrets(input: &DeriveInput) -> bool {
    let says_so = |attribute: &Attribute| {
        let aws = attribute.path().is_ident("aws") || attribute.path().is_ident("cfg_attr");
        aws && mentions(attribute.meta.to_token_stream(), "sensitive")
    };
    let field = |field: &Field| field.attrs.iter().any(says_so);
    match &input.data {
        Data::Struct(data) => data.fields.iter().any(field),
        Data::Enum(data) => {
            data.variants.iter().any(|variant| variant.attrs.iter().any(says_so) || variant.fields.iter().any(field))
        }
        Data::Union(_) => false,
    }
}

fn mentions(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(group.stream(), word),
        _ => false,
    })
}

/// Takes `Debug` out of the derives that can be seen; one that can't be seen conflicts with the redacting one.
fn strip_debug(attributes: &mut Vec<Attribute>) {
    let is_debug = |tokens: &TokenStream| {
        let last = tokens.clone().into_iter().last();
        last.is_some_and(|token| token.to_string() == "Debug")
    };
    attributes.retain_mut(|attribute| {
        if !attribute.path().is_ident("derive") {
            return true;
        }
        let Meta::List(list) = &mut attribute.meta else { return true };
        // By tokens, as a list with a mistake in it would otherwise keep its `Debug`, and conflict.
        let traits = split(list.tokens.clone());
        let kept: Vec<_> = traits.iter().filter(|tokens| !is_debug(tokens)).collect();
        if kept.len() == traits.len() {
            return true;
        }
        list.tokens = quote!(#(#kept),*);
        !kept.is_empty()
    });
}

/// Where an item starts that could not be read.
fn first_span(item: &TokenStream) -> Span {
    item.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span())
}

#[cfg(test)]
mod tests;
