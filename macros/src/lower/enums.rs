//! Enums of `#[aws_shape]`: of strings, of numbers, and unions.

use proc_macro2::{Ident, TokenStream};
use syn::{Data, DataEnum, DeriveInput, Fields, Type, Variant};

use super::{
    structure::Context,
    types::{is_named, option_inner},
};
use crate::{
    attr::{ItemArgs, VariantAttrs},
    diag::Diagnostics,
    model::{IntEnum, MemberTraits, StringEnum, Union, UnionVariant},
    names::RenameRule,
};

/// What an enum with `#[aws_shape]` is.
pub(crate) enum Enum {
    Strings(StringEnum),
    Ints(IntEnum),
    Union(Union),
}

/// A variant and what stands on it.
struct Draft<'a> {
    variant: &'a Variant,
    attrs: VariantAttrs,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Strings,
    Ints,
    Union,
}

/// An `#[aws_shape]` enum.
pub(crate) fn lower(
    input: &DeriveInput,
    arguments: TokenStream,
    context: &Context,
    diagnostics: &Diagnostics,
) -> Option<Enum> {
    let Data::Enum(data) = &input.data else { return None };
    let args = ItemArgs::read("`#[aws_shape]`", arguments, diagnostics);
    let name = args.name.as_ref().map_or_else(|| super::plain(&input.ident), syn::LitStr::value);
    let drafts: Vec<_> = data
        .variants
        .iter()
        .map(|variant| Draft { variant, attrs: VariantAttrs::read(&variant.attrs, diagnostics) })
        .collect();
    let kind = kind(&drafts);
    let unknown = unknown(kind, input, &drafts, diagnostics);
    let declared: Vec<_> = drafts.iter().filter(|draft| !is_unknown(draft)).collect();
    if declared.is_empty() {
        let fact = format!("`{}` has no variant to send", input.ident);
        diagnostics.error(&input.ident, fact, "add a variant for each value that the API reference lists");
    }
    check_discriminants(data, diagnostics);
    let item = context.item(input, name);
    match kind {
        Kind::Strings => {
            let rule = args.rename_all.unwrap_or(RenameRule::AsWritten);
            let values = strings(&declared, rule, diagnostics);
            Some(Enum::Strings(StringEnum { item, values, unknown: unknown? }))
        }
        Kind::Ints => Some(Enum::Ints(IntEnum { values: ints(&declared, diagnostics), item, unknown: unknown? })),
        Kind::Union => {
            let rule = args.rename_all.unwrap_or(RenameRule::Camel);
            let variants = members(&declared, rule, diagnostics);
            Some(Enum::Union(Union { item, variants, unknown: unknown? }))
        }
    }
}

/// What the enum is meant to be, by its variants: numbers are named by `value`, only a union's variants hold something.
fn kind(drafts: &[Draft<'_>]) -> Kind {
    if drafts.iter().any(|draft| draft.attrs.value.is_some() || draft.variant.discriminant.is_some()) {
        return Kind::Ints;
    }
    let holds = |draft: &Draft<'_>| !matches!(draft.variant.fields, Fields::Unit);
    let open_union = |draft: &Draft<'_>| is_unknown(draft) && draft.variant.fields.len() > 1;
    let open_int =
        |draft: &Draft<'_>| is_unknown(draft) && draft.variant.fields.iter().any(|field| is_named(&field.ty, "i32"));
    if drafts.iter().any(|draft| open_union(draft) || (holds(draft) && !is_unknown(draft))) {
        Kind::Union
    } else if drafts.iter().any(open_int) {
        Kind::Ints
    } else {
        Kind::Strings
    }
}

/// The variant that keeps what the declaration lacks. AWS adds values at any time: without it an answer could not be read.
fn unknown(kind: Kind, input: &DeriveInput, drafts: &[Draft<'_>], diagnostics: &Diagnostics) -> Option<Ident> {
    let (what, form, types): (_, _, &[&str]) = match kind {
        Kind::Strings => ("a string enum", "#[aws(unknown)] Unknown(String)", &["String"]),
        Kind::Ints => ("an integer enum", "#[aws(unknown)] Unknown(i32)", &["i32"]),
        Kind::Union => ("a union", "#[aws(unknown)] Unknown(String, Document)", &["String", "Document"]),
    };
    let mut marked = drafts.iter().filter(|draft| is_unknown(draft));
    let Some(first) = marked.next() else {
        if drafts.iter().any(|draft| draft.attrs.faulty) {
            return None;
        }
        let fact = format!("`{}` has no variant for values that AWS adds later", input.ident);
        diagnostics.error(&input.ident, fact, format!("add the variant `{form}`: {what} keeps what it does not know"));
        return None;
    };
    if let Some(second) = marked.next() {
        let fact = format!("`{}` is a second `unknown` beside `{}`", second.variant.ident, first.variant.ident);
        diagnostics.error(&second.attrs.unknown, fact, "one variant keeps unknown values: leave one `unknown` out");
    }
    let Variant { ident, fields, .. } = first.variant;
    let fits = matches!(fields, Fields::Unnamed(_))
        && fields.len() == types.len()
        && fields
            .iter()
            .zip(types)
            .all(|(field, name)| is_named(&field.ty, name) || (*name == "Document" && is_named(&field.ty, "Value")));
    if !fits {
        let fact = format!("the variant `{ident}` can't keep the unknown values of {what}");
        diagnostics.error(first.variant, fact, format!("write `{}`", form.replace("Unknown", &ident.to_string())));
        return None;
    }
    if let Some(name) = &first.attrs.name {
        diagnostics.error(name, "unknown values have no one name", "leave `name` out");
    }
    Some(ident.clone())
}

fn strings(drafts: &[&Draft<'_>], rule: RenameRule, diagnostics: &Diagnostics) -> Vec<(Ident, String)> {
    let mut values: Vec<(Ident, String)> = Vec::new();
    for draft in drafts {
        let (ident, name) = (&draft.variant.ident, wire_name(draft, rule));
        if let Some((before, _)) = values.iter().find(|(_, taken)| *taken == name) {
            duplicate(draft, &format!("`{ident}` is the value `{name}`, and so is `{before}`"), diagnostics);
        }
        values.push((ident.clone(), name));
    }
    values
}

fn ints(drafts: &[&Draft<'_>], diagnostics: &Diagnostics) -> Vec<(Ident, i32)> {
    let mut values: Vec<(Ident, i32)> = Vec::new();
    for draft in drafts {
        let ident = &draft.variant.ident;
        if !matches!(draft.variant.fields, Fields::Unit) {
            let fact = format!("`{ident}` holds a value, but it is a number of an integer enum");
            diagnostics.error(&draft.variant.fields, fact, format!("write `#[aws(value = 1)] {ident}`"));
            continue;
        }
        let Some((value, tokens)) = &draft.attrs.value else {
            if !draft.attrs.faulty && draft.variant.discriminant.is_none() {
                let fact = format!("`{ident}` has no number");
                diagnostics.error(
                    ident,
                    fact,
                    format!("write `#[aws(value = 1)] {ident}`, with the number on the wire"),
                );
            }
            continue;
        };
        if let Some((before, _)) = values.iter().find(|(_, taken)| taken == value) {
            let fact = format!("`{ident}` is the number {value}, and so is `{before}`");
            diagnostics.error(tokens, fact, "give each variant its own number");
        }
        if let Some(name) = &draft.attrs.name {
            diagnostics.error(name, "a number has no name on the wire", "leave `name` out");
        }
        values.push((ident.clone(), *value));
    }
    values
}

fn members(drafts: &[&Draft<'_>], rule: RenameRule, diagnostics: &Diagnostics) -> Vec<UnionVariant> {
    let mut variants: Vec<UnionVariant> = Vec::new();
    for draft in drafts {
        let (ident, name) = (&draft.variant.ident, wire_name(draft, rule));
        if let Some(before) = variants.iter().find(|before| before.name == name) {
            duplicate(draft, &format!("`{ident}` is the member `{name}`, and so is `{}`", before.ident), diagnostics);
        }
        let ty = match member_form(draft.variant, diagnostics) {
            MemberForm::Unit => None,
            MemberForm::Holds(ty) => Some(ty.clone()),
            MemberForm::Wrong => continue,
        };
        let traits = MemberTraits {
            sensitive: draft.attrs.sensitive.is_some(),
            serde: draft.attrs.serde.is_some(),
            timestamp: draft.attrs.timestamp.as_ref().map(|(format, _)| *format),
            ..MemberTraits::default()
        };
        variants.push(UnionVariant { ident: ident.clone(), name, ty, traits });
    }
    variants
}

/// How a union's variant is written.
enum MemberForm<'a> {
    /// Smithy's unit.
    Unit,
    Holds(&'a Type),
    /// A form that no union has; it was told.
    Wrong,
}

fn member_form<'a>(variant: &'a Variant, diagnostics: &Diagnostics) -> MemberForm<'a> {
    let ident = &variant.ident;
    let (fact, them) = match &variant.fields {
        Fields::Unit => return MemberForm::Unit,
        Fields::Unnamed(fields) => match fields.unnamed.iter().collect::<Vec<_>>().as_slice() {
            [only] => {
                check_member_type(ident, &only.ty, diagnostics);
                return MemberForm::Holds(&only.ty);
            }
            several => (format!("`{ident}` holds {} values, and a union's member is one", several.len()), "them"),
        },
        Fields::Named(_) => (format!("`{ident}` is written as a struct, and a union's member is one value"), "it"),
    };
    let help = format!("give {them} a struct with `#[aws_shape]`, and write `{ident}(..)` of it");
    diagnostics.error(&variant.fields, fact, help);
    MemberForm::Wrong
}

fn check_member_type(ident: &Ident, ty: &Type, diagnostics: &Diagnostics) {
    if let Some(inner) = option_inner(ty) {
        let fact = format!("the member `{ident}` of a union is set where the variant is");
        diagnostics.error(ty, fact, format!("write `{ident}({})`", super::compact(inner)));
    }
}

fn check_discriminants(data: &DataEnum, diagnostics: &Diagnostics) {
    for variant in &data.variants {
        if let Some((_, value)) = &variant.discriminant {
            let (ident, value_text) = (&variant.ident, super::compact(value));
            let help = format!("write `#[aws(value = {value_text})] {ident}`");
            diagnostics.error(value, "a discriminant is no value on the wire", help);
        }
    }
}

fn duplicate(draft: &Draft<'_>, fact: &str, diagnostics: &Diagnostics) {
    let help = "give one of them its own name: `#[aws(name = \"..\")]`";
    match &draft.attrs.name {
        Some(name) => diagnostics.error(name, fact, help),
        None => diagnostics.error(&draft.variant.ident, fact, help),
    }
}

fn wire_name(draft: &Draft<'_>, rule: RenameRule) -> String {
    draft.attrs.name.as_ref().map_or_else(|| rule.variant(&draft.variant.ident), syn::LitStr::value)
}

fn is_unknown(draft: &Draft<'_>) -> bool {
    draft.attrs.unknown.is_some()
}
