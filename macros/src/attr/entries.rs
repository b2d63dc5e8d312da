//! `key`, `key = value` and `key(..)`, joined by commas: the form that all arguments share.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Lit, LitStr, Meta, Path, Type,
    ext::IdentExt,
    parse::{ParseStream, Parser},
    punctuated::Punctuated,
};

use super::tokens::{Form, RawEntry, compact, split_tokens, stream};
use crate::{
    diag::Diagnostics,
    input,
    suggest::{did_you_mean, nearest},
};

/// A key that a place takes.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// The key as it is typed, with a value: `method = "GET"`.
    pub(crate) usage: &'static str,
}

/// The keys of one place.
pub(crate) struct Keys {
    /// What takes them, as a message names it: `` `#[aws_operation]` ``.
    pub(crate) place: &'static str,
    pub(crate) list: &'static [Key],
    /// Words of other libraries, each with what to do here.
    pub(crate) foreign: &'static [(&'static str, &'static str)],
}

/// One argument.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    /// The key's name, as the list of keys has it.
    pub(crate) name: &'static str,
    form: Form,
    usage: &'static str,
}

/// Inclusive bounds, as `length` and `range` take them.
#[derive(Clone, Debug)]
pub(crate) struct Bounds {
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
}

impl Keys {
    /// Reads arguments; unknown and repeated keys are told here, and left out of what comes back.
    pub(crate) fn read(&self, arguments: TokenStream, diagnostics: &Diagnostics) -> Vec<Entry> {
        self.read_with_meant(arguments, diagnostics).0
    }

    /// The same, with the keys that those told as unknown most likely stand for: that they are missing is not told on top.
    pub(crate) fn read_with_meant(
        &self,
        arguments: TokenStream,
        diagnostics: &Diagnostics,
    ) -> (Vec<Entry>, Vec<&'static str>) {
        let mut meant = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        for argument in split_tokens(arguments) {
            let Some(RawEntry { key, form }) = RawEntry::of(&argument) else {
                let argument = stream(&argument);
                let help = format!("write `key`, `key = value` or `key(..)`; {}", self.described());
                diagnostics.error(&argument, format!("`{}` is not an argument", compact(&argument)), help);
                meant.extend(self.list.iter().map(|key| key.name));
                continue;
            };
            let written = key.to_string();
            let name = written.strip_prefix("r#").unwrap_or(&written);
            let Some(known) = self.list.iter().find(|known| known.name == name) else {
                diagnostics.error(&key, format!("{} does not know `{name}`", self.place), self.help_for(name));
                meant.extend(self.meant(name));
                continue;
            };
            if entries.iter().any(|entry| entry.name == name) {
                diagnostics.error(&key, format!("`{name}` is given twice"), format!("leave one `{name}` out"));
                continue;
            }
            entries.push(Entry { key, name: known.name, form, usage: known.usage });
        }
        (entries, meant)
    }

    /// The key that an unknown one stands for: the one in its help, or the nearest.
    fn meant(&self, name: &str) -> Option<&'static str> {
        match self.foreign.iter().find(|(word, _)| *word == name) {
            Some((_, help)) => {
                self.list.iter().map(|key| key.name).find(|key| help.starts_with(&format!("write `{key} ")))
            }
            None => nearest(name, self.list.iter().map(|key| key.name)),
        }
    }

    fn help_for(&self, name: &str) -> String {
        if let Some((_, help)) = self.foreign.iter().find(|(word, _)| *word == name) {
            return (*help).to_owned();
        }
        did_you_mean(name, self.list.iter().map(|key| key.name)) + &self.described()
    }

    fn described(&self) -> String {
        let names: Vec<_> = self.list.iter().map(|key| format!("`{}`", key.name)).collect();
        format!("{} takes {}", self.place, names.join(", "))
    }
}

impl Entry {
    /// `key = "text"`.
    pub(crate) fn string(&self, diagnostics: &Diagnostics) -> Option<LitStr> {
        let Form::Value(value) = &self.form else { return self.wrong_form("takes a string", diagnostics) };
        if let Some(text) = text(value) {
            Some(text)
        } else {
            let value = stream(value);
            let text = compact(&value).replace('"', "");
            let help = format!("write `{} = \"{text}\"`", self.key);
            diagnostics.error(value, format!("`{}` takes a string, in quotes", self.key), help);
            None
        }
    }

    /// `key = Type`.
    pub(crate) fn ty(&self, diagnostics: &Diagnostics) -> Option<Type> {
        let Form::Value(value) = &self.form else { return self.wrong_form("takes a type", diagnostics) };
        if let Some(text) = text(value) {
            let help = format!("write it without quotes: `{} = {}`", self.key, text.value());
            diagnostics.error(text, format!("`{}` takes a type, not a string", self.key), help);
            return None;
        }
        let ty = input::ty(value.clone());
        if ty.is_none() {
            let fact = format!("`{}` takes a type", self.key);
            diagnostics.error(stream(value), fact, format!("write `{}`", self.usage));
        }
        ty
    }

    /// `key = path`.
    pub(crate) fn path(&self, diagnostics: &Diagnostics) -> Option<Path> {
        let Form::Value(value) = &self.form else { return self.wrong_form("takes a path", diagnostics) };
        let value = stream(value);
        if let Ok(path) = syn::parse2::<LitStr>(value.clone()).and_then(|text| text.parse()) {
            return Some(path);
        }
        Path::parse_mod_style
            .parse2(value.clone())
            .inspect_err(|_| {
                let fact = format!("`{}` takes a path", self.key);
                diagnostics.error(value, fact, format!("write `{}`", self.usage));
            })
            .ok()
    }

    /// `key`, alone.
    pub(crate) fn flag(&self, diagnostics: &Diagnostics) -> Option<Ident> {
        match &self.form {
            Form::Flag => Some(self.key.clone()),
            Form::Value(_) | Form::List(_) => {
                let value = self.behind_key();
                let help = match compact(&value).as_str() {
                    "false" => format!("leave `{}` out", self.key),
                    text if text.starts_with('"') => {
                        format!("write `{}, name = {text}` to name it on the wire", self.key)
                    }
                    _ => format!("write `{}` alone", self.key),
                };
                diagnostics.error(value, format!("`{}` takes no value", self.key), help);
                None
            }
        }
    }

    /// `key`, or `key = value` with any expression.
    pub(crate) fn value(&self, diagnostics: &Diagnostics) -> Option<TokenStream> {
        match &self.form {
            Form::Flag => None,
            Form::Value(value) => Some(stream(value)),
            Form::List(_) => self.wrong_form("takes a value behind `=`, or none", diagnostics),
        }
    }

    /// `key = 1`.
    pub(crate) fn integer(&self, diagnostics: &Diagnostics) -> Option<(i32, TokenStream)> {
        let Form::Value(value) = &self.form else { return self.wrong_form("takes a number", diagnostics) };
        let value = stream(value);
        let number = compact(&value).replace('_', "").parse();
        if let Ok(number) = number {
            Some((number, value))
        } else {
            let fact = format!("`{}` takes a whole number of 32 bits", self.key);
            diagnostics.error(value, fact, format!("write `{}`", self.usage));
            None
        }
    }

    /// `key = field`, or `key = field.field`.
    pub(crate) fn fields(&self, diagnostics: &Diagnostics) -> Option<Vec<Ident>> {
        let Form::Value(value) = &self.form else { return self.wrong_form("takes a field", diagnostics) };
        let value = stream(value);
        let dotted = Punctuated::<Ident, syn::Token![.]>::parse_separated_nonempty_with;
        let fields = (|input: ParseStream<'_>| dotted(input, Ident::parse_any)).parse2(value.clone());
        if let Ok(fields) = fields {
            Some(fields.into_iter().collect())
        } else {
            let text = compact(&value);
            let (fact, more) = if text.contains(['[', '(', '|']) {
                let more = "; whatever else a page holds is taken out of it by `.items_with(|page| ..)`";
                ("takes one field, or fields joined by `.`", if self.key == "items" { more } else { "" })
            } else {
                ("takes the name of a field, without quotes", "")
            };
            let fact = format!("`{}` {fact}", self.key);
            diagnostics.error(value, fact, format!("write `{}`{more}", self.usage));
            None
        }
    }

    /// `key(..)`, with what stands between the parentheses.
    pub(crate) fn list(&self, diagnostics: &Diagnostics) -> Option<TokenStream> {
        match &self.form {
            Form::List(group) => Some(group.stream()),
            _ => self.wrong_form("takes arguments in parentheses", diagnostics),
        }
    }

    /// `key(min = 1, max = 128)`, with either or both.
    pub(crate) fn bounds(&self, whole: bool, diagnostics: &Diagnostics) -> Option<Bounds> {
        const KEYS: Keys = Keys {
            place: "the bound",
            list: &[Key { name: "min", usage: "min = 1" }, Key { name: "max", usage: "max = 128" }],
            foreign: &[],
        };
        let inner = self.list(diagnostics)?;
        let mark = diagnostics.count();
        let mut bounds = Bounds { min: None, max: None };
        for entry in KEYS.read(inner, diagnostics) {
            let number = entry.number(whole, diagnostics);
            if entry.name == "min" {
                bounds.min = number;
            } else {
                bounds.max = number;
            }
        }
        if diagnostics.since(mark) {
            return None;
        }
        match (bounds.min, bounds.max) {
            (None, None) => {
                let fact = format!("`{}` bounds nothing", self.key);
                diagnostics.error(self, fact, format!("write `{}`", self.usage));
                None
            }
            (Some(min), Some(max)) if min > max => {
                let fact = format!("no value has a {} of at least {min} and at most {max}", self.key);
                let help = format!("write `{}(min = {max}, max = {min})`", self.key);
                diagnostics.error(self, fact, help);
                None
            }
            _ => Some(bounds),
        }
    }

    fn number(&self, whole: bool, diagnostics: &Diagnostics) -> Option<f64> {
        let Form::Value(value) = &self.form else { return self.wrong_form("takes a number", diagnostics) };
        let value = stream(value);
        let number: Option<f64> = compact(&value).replace('_', "").parse().ok();
        let number =
            number.filter(|number| number.is_finite() && (!whole || (*number >= 0.0 && number.fract() == 0.0)));
        if number.is_some() {
            number
        } else {
            let kind = if whole { "a whole number that is not negative" } else { "a number" };
            diagnostics.error(value, format!("`{}` takes {kind}", self.key), format!("write `{}`", self.usage));
            None
        }
    }

    /// What follows the key, without `=`.
    fn behind_key(&self) -> TokenStream {
        match &self.form {
            Form::Flag => TokenStream::new(),
            Form::Value(value) => stream(value),
            Form::List(group) => group.to_token_stream(),
        }
    }

    fn wrong_form<T>(&self, takes: &str, diagnostics: &Diagnostics) -> Option<T> {
        diagnostics.error(self, format!("`{}` {takes}", self.key), format!("write `{}`", self.usage));
        None
    }
}

impl ToTokens for Entry {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.key.to_tokens(tokens);
        tokens.extend(self.behind_key());
    }
}

/// The string literal that a value is.
fn text(value: &[TokenTree]) -> Option<LitStr> {
    let literal = match value {
        [TokenTree::Literal(literal)] => Lit::new(literal.clone()),
        [TokenTree::Group(group)] => syn::parse2(group.to_token_stream()).ok()?,
        _ => return None,
    };
    if let Lit::Str(text) = literal { Some(text) } else { None }
}

/// The arguments of all `#[aws(..)]` among `attributes`.
pub(crate) fn aws_arguments(attributes: &[Attribute], diagnostics: &Diagnostics) -> TokenStream {
    let mut arguments = TokenStream::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("aws")) {
        match &attribute.meta {
            Meta::List(list) => {
                if !arguments.is_empty() {
                    arguments.extend(quote::quote!(,));
                }
                arguments.extend(list.tokens.clone());
            }
            _ => diagnostics.error(attribute, "`#[aws]` says nothing", "write `#[aws(..)]`, or leave it out"),
        }
    }
    arguments
}
