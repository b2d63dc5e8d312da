//! Arguments as tokens: split at their commas, printed as a person would type them.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    LitStr, Path,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
};

/// The `crate = path` among arguments that are not checked yet.
pub(crate) fn crate_path(arguments: TokenStream) -> Option<Path> {
    // Few say it, and what does not is not to be gone through.
    if !arguments.clone().into_iter().any(|token| matches!(token, TokenTree::Ident(key) if key == "crate")) {
        return None;
    }
    split(arguments).into_iter().find_map(|argument| {
        let RawEntry { key, form: Form::Value(value) } = RawEntry::parse.parse2(argument).ok()? else { return None };
        if key != "crate" {
            return None;
        }
        syn::parse2::<LitStr>(value.clone())
            .and_then(|text| text.parse_with(Path::parse_mod_style))
            .or_else(|_| Path::parse_mod_style.parse2(value))
            .ok()
    })
}

/// Splits at commas outside of brackets and of a type's angle brackets; empty parts are left out.
pub(crate) fn split(arguments: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    let mut depth = 0_usize;
    let mut after_dash = false;
    for token in arguments {
        let mark = if let TokenTree::Punct(punct) = &token { punct.as_char() } else { ' ' };
        match mark {
            ',' if depth == 0 => {
                parts.push(TokenStream::new());
                continue;
            }
            '<' => depth += 1,
            '>' if !after_dash => depth = depth.saturating_sub(1),
            _ => {}
        }
        after_dash = mark == '-';
        if let Some(part) = parts.last_mut() {
            part.extend([token]);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Tokens as a person would type them: without the spaces that printing puts between them.
pub(crate) fn compact(tokens: &impl ToTokens) -> String {
    let printed = tokens.to_token_stream().to_string();
    let mut text = String::with_capacity(printed.len());
    let mut chars = printed.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ' ' {
            let before = text.chars().last().unwrap_or(' ');
            let after = chars.peek().copied().unwrap_or(' ');
            let word = |c: char| c.is_alphanumeric() || c == '_' || c == '\'' || c == '"';
            let keep = (word(before) && word(after)) || before == ',' || before == '=' || after == '=';
            if !keep {
                continue;
            }
        }
        text.push(c);
    }
    text
}

/// An argument as it is written, its key known or not.
pub(super) struct RawEntry {
    pub(super) key: Ident,
    pub(super) form: Form,
}

/// What follows a key.
pub(super) enum Form {
    Flag,
    Value(TokenStream),
    /// The group with its parentheses, and what stands between them.
    List(TokenStream, TokenStream),
}

impl Parse for RawEntry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = Ident::parse_any(input)?;
        if input.is_empty() {
            return Ok(Self { key, form: Form::Flag });
        }
        if input.peek(syn::Token![=]) {
            input.parse::<syn::Token![=]>()?;
            let value: TokenStream = input.parse()?;
            if value.is_empty() {
                return Err(input.error("expected a value"));
            }
            return Ok(Self { key, form: Form::Value(value) });
        }
        let group: TokenTree = input.parse()?;
        match &group {
            TokenTree::Group(inner) if inner.delimiter() == Delimiter::Parenthesis && input.is_empty() => {
                let inner = inner.stream();
                Ok(Self { key, form: Form::List(group.into(), inner) })
            }
            _ => Err(input.error("expected `=` or parentheses")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_inside_a_type_do_not_split() {
        let parts = split(quote::quote!(output = Map<A, fn(B) -> C>, error = E,));
        assert_eq!(parts.len(), 2);
        assert_eq!(compact(&parts[0]), "output = Map<A, fn(B)->C>");
    }

    #[test]
    fn the_crate_path_is_found_among_arguments() {
        let path = crate_path(quote::quote!(service = "iot", crate = ::a::b)).unwrap();
        assert_eq!(compact(&path), "::a::b");
        assert!(crate_path(quote::quote!(service = "iot")).is_none());
    }
}
