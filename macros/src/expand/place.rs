//! Where generated tokens stand: what a type lacks is reported at the type, as if the user had written the code there.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

/// `tokens` as if they were written where `ty` is, by whoever wrote `name`: one name for
/// all members, as those of a macro's declaration may have several authors.
pub(super) fn at(ty: &Type, name: &Ident, tokens: TokenStream) -> TokenStream {
    let (start, end) = span_of(ty);
    let last = tokens.clone().into_iter().count().saturating_sub(1);
    let place = |i: usize| if i == last { end } else { start }.resolved_at(name.span());
    tokens.into_iter().enumerate().map(|(i, token)| move_to(token, place(i))).collect()
}

/// `open` and `close` as if they were written at the first and the last token of `ty`, by whoever wrote `name`: what
/// stands between them keeps its own place.
pub(super) fn around(ty: &Type, name: &Ident, open: TokenStream, close: TokenStream) -> (TokenStream, TokenStream) {
    let (start, end) = span_of(ty);
    let place = |tokens: TokenStream, span: Span| {
        tokens.into_iter().map(|token| move_to(token, span.resolved_at(name.span()))).collect()
    };
    (place(open, start), place(close, end))
}

/// A local that tokens moved by [`at`] see.
pub(super) fn as_written(local: &str, name: &Ident) -> Ident {
    Ident::new(local, Span::call_site().resolved_at(name.span()))
}

/// The spans of the first and the last token.
pub(super) fn span_of(tokens: &impl ToTokens) -> (Span, Span) {
    let mut tokens = tokens.to_token_stream().into_iter();
    let first = tokens.next().map_or_else(Span::call_site, |token| token.span());
    (first, tokens.last().map_or(first, |token| token.span()))
}

fn move_to(mut token: TokenTree, span: Span) -> TokenTree {
    if let TokenTree::Group(group) = &mut token {
        let moved = group.stream().into_iter().map(|token| move_to(token, span)).collect();
        *group = proc_macro2::Group::new(group.delimiter(), moved);
    }
    token.set_span(span);
    token
}
