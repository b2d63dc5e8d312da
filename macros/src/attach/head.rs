//! What stands before the body of a struct or an enum.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

/// An item by its tokens: its outer attributes, and the rest of it.
pub(super) struct Head {
    pub(super) attributes: Vec<Attribute>,
    pub(super) ident: Ident,
    rest: Vec<TokenTree>,
    /// Where in the rest the name is.
    name: usize,
}

/// An outer attribute, doc comments among them.
pub(super) struct Attribute {
    mark: TokenTree,
    group: Group,
    /// The last segment of its path.
    pub(super) name: Option<String>,
}

impl Head {
    /// The item's parts; none where it is no struct, enum or union.
    pub(super) fn of(item: &TokenStream) -> Option<Self> {
        let mut tokens = bare(item.clone()).into_iter().peekable();
        let mut attributes = Vec::new();
        while let Some(mark) = tokens.next_if(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '#'))
        {
            let Some(TokenTree::Group(group)) = tokens.next() else { return None };
            attributes.push(Attribute::new(mark, group));
        }
        let rest: Vec<_> = tokens.collect();
        let keyword = rest.iter().position(|token| !is_visibility(token))?;
        let (true, name) = (is_keyword(rest.get(keyword)?), keyword + 1) else { return None };
        let Some(TokenTree::Ident(ident)) = rest.get(name) else { return None };
        Some(Self { attributes, ident: ident.clone(), name, rest })
    }

    /// What stands behind the name: the fields or variants, with generics and bounds.
    pub(super) fn body(&self) -> impl Iterator<Item = TokenTree> {
        self.rest.iter().skip(self.name + 1).cloned()
    }
}

impl Attribute {
    fn new(mark: TokenTree, group: Group) -> Self {
        let mut name = None;
        for token in path(group.stream()) {
            if let TokenTree::Ident(ident) = token {
                name = Some(ident.to_string());
            }
        }
        Self { mark, group, name }
    }

    /// Its path.
    pub(super) fn path(&self) -> TokenStream {
        path(self.group.stream()).collect()
    }

    /// What a `derive` lists.
    pub(super) fn derived(&self) -> Option<TokenStream> {
        let mut tokens = bare(self.group.stream()).into_iter();
        match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Ident(name)), Some(TokenTree::Group(list))) if name == "derive" => Some(list.stream()),
            _ => None,
        }
    }

    /// Replaces what a `derive` lists.
    pub(super) fn set_derived(&mut self, list: &TokenStream) {
        let tokens = bare(self.group.stream()).into_iter().map(|token| match token {
            TokenTree::Group(old) => with_stream(&old, list.clone()).into(),
            token => token,
        });
        self.group = with_stream(&self.group, tokens.collect());
    }
}

impl ToTokens for Head {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for attribute in &self.attributes {
            attribute.to_tokens(tokens);
        }
        tokens.extend(self.rest.iter().cloned());
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend([self.mark.clone(), self.group.clone().into()]);
    }
}

/// The tokens without the invisible groups that a `macro_rules` puts around what it passes on.
fn bare(tokens: TokenStream) -> Vec<TokenTree> {
    let mut opened = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => opened.extend(bare(group.stream())),
            token => opened.push(token),
        }
    }
    opened
}

/// What stands before an attribute's arguments.
fn path(attribute: TokenStream) -> impl Iterator<Item = TokenTree> {
    let in_path = |token: &TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(mark) => mark.as_char() == ':',
        _ => false,
    };
    bare(attribute).into_iter().take_while(in_path)
}

/// `pub`, and what `pub(..)` has in parentheses.
fn is_visibility(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(ident) => ident == "pub",
        TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    }
}

fn is_keyword(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == "struct" || ident == "enum" || ident == "union")
}

fn with_stream(group: &Group, stream: TokenStream) -> Group {
    let mut replaced = Group::new(group.delimiter(), stream);
    replaced.set_span(group.span());
    replaced
}
