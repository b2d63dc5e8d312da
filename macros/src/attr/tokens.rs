//! Arguments as tokens: split at their commas, printed as a person would type them.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{LitStr, Path, parse::Parser};

/// The `crate = path` among arguments that are not checked yet.
pub(crate) fn crate_path(arguments: TokenStream) -> Option<Path> {
    // Few say it, and what does not is not to be gone through.
    if !arguments.clone().into_iter().any(|token| matches!(token, TokenTree::Ident(key) if key == "crate")) {
        return None;
    }
    split_tokens(arguments).into_iter().find_map(|argument| {
        let RawEntry { key, form: Form::Value(value) } = RawEntry::of(&argument)? else { return None };
        if key != "crate" {
            return None;
        }
        let value = stream(&value);
        syn::parse2::<LitStr>(value.clone())
            .and_then(|text| text.parse_with(Path::parse_mod_style))
            .or_else(|_| Path::parse_mod_style.parse2(value))
            .ok()
    })
}

/// Splits at commas outside of brackets and of a type's angle brackets; empty parts are left out.
pub(crate) fn split(arguments: TokenStream) -> Vec<TokenStream> {
    split_tokens(arguments).iter().map(|part| stream(part)).collect()
}

/// The same, each part as its tokens.
pub(super) fn split_tokens(arguments: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    let mut after_dash = false;
    for token in arguments {
        let mark = if let TokenTree::Punct(punct) = &token { punct.as_char() } else { ' ' };
        match mark {
            ',' if depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            '<' => depth += 1,
            '>' if !after_dash => depth = depth.saturating_sub(1),
            _ => {}
        }
        after_dash = mark == '-';
        if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Tokens one after another.
pub(super) fn stream(tokens: &[TokenTree]) -> TokenStream {
    tokens.iter().cloned().collect()
}

/// Tokens as a person would type them: without the spaces that printing puts between them.
pub(crate) fn compact(tokens: &impl ToTokens) -> String {
    without_spaces(&tokens.to_token_stream().to_string())
}

fn without_spaces(printed: &str) -> String {
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
    /// What stands behind `=`.
    Value(Vec<TokenTree>),
    /// The parentheses, with what stands between them.
    List(Group),
}

impl RawEntry {
    /// The entry that an argument is, if it is of their form. By hand, as there is one on most fields, and a parser goes
    /// through each several times.
    pub(super) fn of(argument: &[TokenTree]) -> Option<Self> {
        let (key, form) = match argument {
            [TokenTree::Ident(key)] => (key, Form::Flag),
            [TokenTree::Ident(key), TokenTree::Punct(mark), value @ ..]
                if mark.as_char() == '=' && !value.is_empty() =>
            {
                (key, Form::Value(value.to_vec()))
            }
            [TokenTree::Ident(key), TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                (key, Form::List(group.clone()))
            }
            // What a `macro_rules` passes on as a whole stands in an invisible group.
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::None => {
                let opened: Vec<_> = group.stream().into_iter().chain(rest.iter().cloned()).collect();
                return Self::of(&opened);
            }
            _ => return None,
        };
        Some(Self { key: key.clone(), form })
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

    #[test]
    fn entries_have_one_of_three_forms() {
        let form = |text: &str| {
            let parts = split_tokens(text.parse().unwrap());
            let entry = RawEntry::of(&parts[0])?;
            Some((
                entry.key.to_string(),
                match entry.form {
                    Form::Flag => String::new(),
                    Form::Value(value) => compact(&stream(&value)),
                    Form::List(group) => compact(&group),
                },
            ))
        };
        let is = |key: &str, form: &str| Some((key.to_owned(), form.to_owned()));
        assert_eq!(form("label"), is("label", ""));
        assert_eq!(form("crate = ::a::b"), is("crate", "::a::b"));
        assert_eq!(form("length(min = 1)"), is("length", "(min = 1)"));
        for wrong in ["\"name\"", "name \"v\"", "name =", "length[1]", "length(1) 2", "= 1", "a.b"] {
            assert_eq!(form(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_entry_that_a_macro_passes_on_is_seen_through() {
        let group = Group::new(Delimiter::None, quote::quote!(name = "v"));
        let entry = RawEntry::of(&[group.into()]).unwrap();
        assert!(entry.key == "name" && matches!(entry.form, Form::Value(value) if value.len() == 1));
    }
}
