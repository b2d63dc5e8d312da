//! The item as a tree.
//!
//! Nearly every declaration is a struct without parameters, whose fields have types that are paths: `Option<Vec<String>>`.
//! Those are read here, token by token; syn's parser tries every kind of type and of attribute at each of them, which took
//! a fifth of the macro's time. Whatever looks different is left to it.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree, token_stream::IntoIter};
use syn::{
    AngleBracketedGenericArguments, AttrStyle, Attribute, Data, DataStruct, DeriveInput, Field, FieldModifiers, Fields,
    FieldsNamed, GenericArgument, Generics, MacroDelimiter, Meta, MetaList, Path, PathArguments, PathSegment, Token,
    Type, TypePath, Visibility, punctuated::Punctuated, token,
};

/// Reads an item that the compiler has passed already. Of the attributes there are those that a declaration reads.
pub(crate) fn read(item: TokenStream) -> syn::Result<DeriveInput> {
    match plain_struct(item.clone()) {
        Some(input) => Ok(input),
        None => syn::parse2(item),
    }
}

/// A struct with named fields and without parameters.
fn plain_struct(item: TokenStream) -> Option<DeriveInput> {
    let mut tokens = Tokens::new(item);
    let (attrs, vis) = (tokens.attributes("aws_declare")?, tokens.visibility()?);
    let keyword = tokens.ident().filter(|keyword| keyword == "struct")?;
    let ident = tokens.ident()?;
    let Some(TokenTree::Group(body)) = tokens.next() else { return None };
    if body.delimiter() != Delimiter::Brace || tokens.next().is_some() {
        return None;
    }
    let fields = FieldsNamed { brace_token: token::Brace(body.delim_span()), named: fields(body.stream())? };
    let data =
        DataStruct { struct_token: Token![struct](keyword.span()), fields: Fields::Named(fields), semi_token: None };
    Some(DeriveInput { attrs, vis, ident, generics: Generics::default(), data: Data::Struct(data) })
}

fn fields(body: TokenStream) -> Option<Punctuated<Field, Token![,]>> {
    let mut tokens = Tokens::new(body);
    let mut fields = Punctuated::new();
    while tokens.peeked.is_some() {
        let (attrs, vis) = (tokens.attributes("aws")?, tokens.visibility()?);
        let ident = Some(tokens.ident()?);
        let colon_token = Some(Token![:](tokens.punct(':')?));
        let (ty, comma) = tokens.ty()?;
        fields.push_value(Field {
            attrs,
            vis,
            modifiers: FieldModifiers::default(),
            ident,
            colon_token,
            ty,
            default: None,
        });
        if let Some(comma) = comma {
            fields.push_punct(comma);
        }
    }
    Some(fields)
}

/// Tokens with a look at the next one.
struct Tokens {
    peeked: Option<TokenTree>,
    rest: IntoIter,
}

impl Tokens {
    fn new(tokens: TokenStream) -> Self {
        let mut rest = tokens.into_iter();
        Self { peeked: rest.next(), rest }
    }

    fn next(&mut self) -> Option<TokenTree> {
        std::mem::replace(&mut self.peeked, self.rest.next())
    }

    fn ident(&mut self) -> Option<Ident> {
        match self.next() {
            Some(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    fn punct(&mut self, mark: char) -> Option<proc_macro2::Span> {
        match self.next() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == mark => Some(punct.span()),
            _ => None,
        }
    }

    fn is_at(&self, mark: char) -> bool {
        matches!(&self.peeked, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
    }

    /// The attributes of this name, which have arguments in parentheses.
    fn attributes(&mut self, name: &str) -> Option<Vec<Attribute>> {
        let mut read = Vec::new();
        while self.is_at('#') {
            let pound = self.punct('#')?;
            let Some(TokenTree::Group(group)) = self.next() else { return None };
            let mut inner = group.stream().into_iter();
            // An invisible group may hold any attribute.
            let Some(TokenTree::Ident(ident)) = inner.next() else { return None };
            if ident != name {
                continue;
            }
            let (Some(TokenTree::Group(arguments)), None) = (inner.next(), inner.next()) else { return None };
            if arguments.delimiter() != Delimiter::Parenthesis {
                return None;
            }
            read.push(Attribute {
                pound_token: Token![#](pound),
                style: AttrStyle::Outer,
                bracket_token: token::Bracket(group.delim_span()),
                meta: Meta::List(MetaList {
                    path: ident.into(),
                    delimiter: MacroDelimiter::Paren(token::Paren(arguments.delim_span())),
                    tokens: arguments.stream(),
                }),
            });
        }
        Some(read)
    }

    /// `pub`, `pub(..)` or nothing.
    fn visibility(&mut self) -> Option<Visibility> {
        let Some(TokenTree::Ident(ident)) = self.peeked.as_ref().filter(|token| is_pub(token)) else {
            return Some(Visibility::Inherited);
        };
        let public = Token![pub](ident.span());
        let written = self.next();
        match &self.peeked {
            Some(TokenTree::Group(_)) => syn::parse2(written.into_iter().chain(self.next()).collect()).ok(),
            _ => Some(Visibility::Public(public)),
        }
    }

    /// A field's type, and the comma behind it.
    fn ty(&mut self) -> Option<(Type, Option<Token![,]>)> {
        let mut tokens = Vec::new();
        let mut depth = 0_usize;
        let mut after_dash = false;
        while let Some(token) = self.next() {
            let mark = if let TokenTree::Punct(punct) = &token { punct.as_char() } else { ' ' };
            match mark {
                ',' if depth == 0 => return Some((ty(tokens)?, Some(Token![,](token.span())))),
                '<' => depth += 1,
                '>' if !after_dash => depth = depth.checked_sub(1)?,
                _ => {}
            }
            after_dash = mark == '-';
            tokens.push(token);
        }
        Some((ty(tokens)?, None))
    }
}

fn is_pub(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == "pub")
}

/// A type, if the tokens are one.
pub(crate) fn ty(tokens: Vec<TokenTree>) -> Option<Type> {
    let mut rest = tokens.as_slice();
    match path(&mut rest) {
        Some(ty) if rest.is_empty() => Some(ty),
        _ => syn::parse2(tokens.into_iter().collect()).ok(),
    }
}

/// `a::B<C, D<E>>`, where all arguments are of the same form.
fn path(rest: &mut &[TokenTree]) -> Option<Type> {
    let mut path = Path { leading_colon: path_separator(rest), segments: Punctuated::new() };
    loop {
        let Some((TokenTree::Ident(ident), behind)) = rest.split_first() else { return None };
        *rest = behind;
        let arguments = match take(rest, '<') {
            Some(open) => PathArguments::AngleBracketed(arguments(Token![<](open), rest)?),
            None => PathArguments::None,
        };
        path.segments.push_value(PathSegment { ident: ident.clone(), arguments });
        let Some(separator) = path_separator(rest) else { break };
        path.segments.push_punct(separator);
    }
    Some(Type::Path(TypePath { attrs: Vec::new(), qself: None, path }))
}

fn arguments(lt_token: Token![<], rest: &mut &[TokenTree]) -> Option<AngleBracketedGenericArguments> {
    let mut args = Punctuated::new();
    loop {
        args.push_value(GenericArgument::Type(path(rest)?));
        let comma = take(rest, ',');
        if let Some(comma) = comma {
            args.push_punct(Token![,](comma));
        }
        if let Some(close) = take(rest, '>') {
            return Some(AngleBracketedGenericArguments {
                colon2_token: None,
                lt_token,
                args,
                gt_token: Token![>](close),
            });
        }
        comma?;
    }
}

fn path_separator(rest: &mut &[TokenTree]) -> Option<Token![::]> {
    let first = take(rest, ':')?;
    Some(Token![::]([first, take(rest, ':')?]))
}

/// The place of the mark, where it is next.
fn take(rest: &mut &[TokenTree], mark: char) -> Option<proc_macro2::Span> {
    match rest.split_first() {
        Some((TokenTree::Punct(punct), behind)) if punct.as_char() == mark => {
            *rest = behind;
            Some(punct.span())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
