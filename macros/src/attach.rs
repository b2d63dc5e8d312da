//! The attributes: put the item back, with the hidden derive on it.
//!
//! The item goes through as it came: reading all of it into a tree is the derive's work, and a macro that nobody
//! optimises would do it twice. Only what stands before the item's body is looked at, and of the rest whether there is a
//! secret in it.

mod head;

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use self::head::Head;
use crate::{
    attr::{crate_path, split},
    diag::Diagnostics,
    lower::Kind,
};

/// Puts the hidden derive on the item, with the attribute's arguments beside it.
///
/// An item that is not there any more would be a second error at each of its uses, so it is put back in any case.
pub(crate) fn attach(kind: Kind, arguments: &TokenStream, item: &TokenStream) -> TokenStream {
    let Some(mut head) = Head::of(item) else { return unread(kind, item) };
    let diagnostics = Diagnostics::default();
    let dropped = drop_second(kind, &mut head, &diagnostics);
    let redact = holds_secrets(item, &head);
    let changed = (redact && strip_debug(&mut head)) || !dropped.is_empty();
    let mut attached = derive(crate_path(arguments.clone()));
    attached.extend(declare(kind, arguments, redact, &head));
    // The names are AWS's, and most of them end with `Exception`.
    if kind == Kind::Error {
        attached.extend(quote!(#[allow(clippy::enum_variant_names)]));
    }
    attached.extend(if changed { head.into_token_stream() } else { item.clone() });
    attached.extend(dropped);
    attached.extend(diagnostics.into_compile_errors());
    attached
}

/// `#[derive(::aws_operation::__private::Declare)]`.
fn derive(krate: Option<syn::Path>) -> TokenStream {
    let krate = krate.map_or_else(|| quote!(::aws_operation), ToTokens::into_token_stream);
    quote!(#[derive(#krate::__private::Declare)])
}

/// `#[aws_declare(redact, aws_operation(..))]`.
fn declare(kind: Kind, arguments: &TokenStream, redact: bool, head: &Head) -> [TokenTree; 2] {
    // The place of the attribute, but as if the user had written what is reported there.
    let place = Span::call_site().resolved_at(head.ident.span());
    let mut said = if redact { quote!(redact,) } else { TokenStream::new() };
    said.extend::<[TokenTree; 2]>([
        Ident::new(kind.name(), place).into(),
        Group::new(Delimiter::Parenthesis, arguments.clone()).into(),
    ]);
    let said: [TokenTree; 2] =
        [Ident::new("aws_declare", Span::call_site()).into(), Group::new(Delimiter::Parenthesis, said).into()];
    [Punct::new('#', Spacing::Alone).into(), Group::new(Delimiter::Bracket, said.into_iter().collect()).into()]
}

/// An item that is no struct and no enum.
fn unread(kind: Kind, item: &TokenStream) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let help = match kind {
        Kind::Operation => "put it on the struct of the request",
        Kind::Output => "put it on the struct of the answer",
        Kind::Shape => "put it on a struct or an enum",
        Kind::Error => "put it on an enum",
    };
    let fact = format!("`#[{}]` can't be on this item", kind.name());
    diagnostics.error_at(first_span(item), fact, help);
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
fn drop_second(kind: Kind, head: &mut Head, diagnostics: &Diagnostics) -> TokenStream {
    let mut dropped = TokenStream::new();
    head.attributes.retain(|attribute| {
        let other = attribute.name.as_deref().and_then(Kind::named);
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
fn holds_secrets(item: &TokenStream, head: &Head) -> bool {
    const WORD: &str = "sensitive";
    // The compiler prints an item in a fraction of the time that a macro takes to go through it, and most hold none.
    item.to_string().contains(WORD) && head.body().any(|token| says_so(&token, WORD))
}

/// Whether an `#[aws(..)]` or a `cfg_attr` in the group mentions the word.
fn says_so(token: &TokenTree, word: &str) -> bool {
    let TokenTree::Group(group) = token else { return false };
    let mut after_mark = false;
    group.stream().into_iter().any(|token| {
        let is_attribute = after_mark;
        after_mark = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '#');
        match &token {
            TokenTree::Group(inner) if is_attribute => {
                let first = inner.stream().into_iter().next();
                matches!(first, Some(TokenTree::Ident(name)) if name == "aws" || name == "cfg_attr")
                    && mentions(inner.stream(), word)
            }
            token => says_so(token, word),
        }
    })
}

fn mentions(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(group.stream(), word),
        _ => false,
    })
}

/// Takes `Debug` out of the derives that can be seen, and tells whether there was one; one that can't be seen conflicts
/// with the redacting one.
fn strip_debug(head: &mut Head) -> bool {
    let mut stripped = false;
    let is_debug = |tokens: &TokenStream| {
        let last = tokens.clone().into_iter().last();
        last.is_some_and(|token| token.to_string() == "Debug")
    };
    head.attributes.retain_mut(|attribute| {
        let Some(list) = attribute.derived() else { return true };
        // By tokens, as a list with a mistake in it would otherwise keep its `Debug`, and conflict.
        let traits = split(list);
        let kept: Vec<_> = traits.iter().filter(|tokens| !is_debug(tokens)).collect();
        if kept.len() == traits.len() {
            return true;
        }
        stripped = true;
        attribute.set_derived(&quote!(#(#kept),*));
        !kept.is_empty()
    });
    stripped
}

/// Where an item starts that could not be read.
fn first_span(item: &TokenStream) -> Span {
    item.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span())
}

#[cfg(test)]
mod tests;
