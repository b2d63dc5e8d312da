//! Where generated tokens stand: what a type lacks is reported at the type, as if the user had written the code there.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{PathArguments, Type};

use super::checks::is_known;
use crate::lower::types::Content;

/// `tokens` as if they were written where `ty` is, by whoever wrote `name`: one name for
/// all members, as those of a macro's declaration may have several authors.
pub(super) fn at(ty: &Type, name: &Ident, tokens: TokenStream) -> TokenStream {
    let (start, end) = place_of(ty, name);
    let mut tokens: Vec<_> = tokens.into_iter().map(|token| move_to(token, start)).collect();
    if let Some(last) = tokens.pop() {
        tokens.push(move_to(last, end));
    }
    tokens.into_iter().collect()
}

/// A reference to each member, `&owner.member` or `&mut owner.member`, placed as by [`at`] and parted by commas. Token by
/// token: they are most of what a declaration expands to.
///
/// Of a type that only this declaration may hold it is a reference to that reference: what becomes a trait object then
/// has nothing to drop, and no second copy of the type's drop is compiled for the object's table.
pub(super) fn references<'a>(
    mutable: bool,
    owner: &str,
    name: &Ident,
    members: impl Iterator<Item = (&'a Ident, &'a Type)>,
) -> TokenStream {
    let mut tokens: Vec<TokenTree> = Vec::new();
    for (member, ty) in members {
        let (start, end) = place_of(ty, name);
        let mark = |mark| {
            let mut mark = Punct::new(mark, Spacing::Alone);
            mark.set_span(start);
            mark
        };
        let references = if is_known(Content::of(ty).innermost) { 1 } else { 2 };
        for _ in 0..references {
            tokens.push(mark('&').into());
            if mutable {
                tokens.push(Ident::new("mut", start).into());
            }
        }
        tokens.push(Ident::new(owner, start).into());
        tokens.push(mark('.').into());
        let mut member = member.clone();
        member.set_span(end);
        tokens.push(member.into());
        tokens.push(Punct::new(',', Spacing::Alone).into());
    }
    tokens.into_iter().collect()
}

/// The spans of a type's first and last token, for tokens written by whoever wrote `name`.
fn place_of(ty: &Type, name: &Ident) -> (Span, Span) {
    let (start, end) = match ty {
        Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            let segments = &path.path.segments;
            match (segments.first(), segments.last().map(|last| (&last.ident, &last.arguments))) {
                (Some(first), Some((ident, PathArguments::None))) => (first.ident.span(), ident.span()),
                (Some(first), Some((_, PathArguments::AngleBracketed(arguments)))) => {
                    (first.ident.span(), arguments.gt_token.span)
                }
                _ => span_of(ty),
            }
        }
        _ => span_of(ty),
    };
    (start.resolved_at(name.span()), end.resolved_at(name.span()))
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

/// The token at another place, and all that stands in it.
pub(super) fn move_to(mut token: TokenTree, span: Span) -> TokenTree {
    if let TokenTree::Group(group) = &mut token {
        let moved = group.stream().into_iter().map(|token| move_to(token, span)).collect();
        *group = proc_macro2::Group::new(group.delimiter(), moved);
    }
    token.set_span(span);
    token
}
