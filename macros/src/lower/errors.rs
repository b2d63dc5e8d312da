//! The enum of an operation's errors.

use proc_macro2::TokenStream;
use syn::{Data, DeriveInput, Fields, Variant};

use super::{
    bindings,
    members::{Owner, members},
    structure::{Context, check_generics},
};
use crate::{
    attr::{ErrorVariantAttrs, ItemArgs},
    diag::Diagnostics,
    model::{ErrorVariant, Errors},
    names::RenameRule,
};

/// An `#[aws_error]` enum.
pub(crate) fn lower(
    input: &DeriveInput,
    arguments: TokenStream,
    context: &Context,
    diagnostics: &Diagnostics,
) -> Option<Errors> {
    let args = ItemArgs::read("`#[aws_error]`", arguments, diagnostics);
    let ident = &input.ident;
    let Data::Enum(data) = &input.data else {
        let help = format!("declare an enum, a variant for each error: `enum {ident} {{ ResourceNotFoundException }}`");
        diagnostics.error(ident, "`#[aws_error]` can only be on an enum", help);
        return None;
    };
    check_generics(input, Owner::Error, diagnostics);
    let rule = args.rename_all.unwrap_or(RenameRule::Camel);
    let variants: Vec<_> =
        data.variants.iter().filter_map(|variant| error_variant(variant, rule, diagnostics)).collect();
    check_codes(&variants, diagnostics);
    Some(Errors { item: context.item(input, super::plain(ident)), variants })
}

fn error_variant(variant: &Variant, rule: RenameRule, diagnostics: &Diagnostics) -> Option<ErrorVariant> {
    let attrs = ErrorVariantAttrs::read(&variant.attrs, diagnostics);
    let ident = &variant.ident;
    if let Fields::Unnamed(fields) = &variant.fields {
        if attrs.faulty {
            return None;
        }
        let fact = format!("the fields of `{ident}` have no names");
        let help = format!("name them after the error's members: `{ident} {{ resource_id: Option<String> }}`");
        diagnostics.error(fields, fact, help);
        return None;
    }
    if let (Some(key), Some(_)) = (&attrs.retryable, &attrs.throttling) {
        diagnostics.error(key, "a throttling error is retryable anyway", "leave `retryable` out");
    }
    let drafts = members(Owner::Error, rule, &variant.fields, &[], diagnostics);
    bindings::check(&drafts, diagnostics);
    Some(ErrorVariant {
        code: attrs.code.map_or_else(|| super::plain(ident), |code| code.value()),
        ident: ident.clone(),
        braces: matches!(variant.fields, Fields::Named(_)),
        members: drafts.into_iter().map(|draft| draft.member).collect(),
        retryable: attrs.retryable.is_some(),
        throttling: attrs.throttling.is_some(),
    })
}

/// An error's code leads to one variant.
fn check_codes(variants: &[ErrorVariant], diagnostics: &Diagnostics) {
    for (i, variant) in variants.iter().enumerate() {
        if let Some(before) = variants.iter().take(i).find(|before| before.code == variant.code) {
            let fact = format!("`{}` has the code `{}`, and so has `{}`", variant.ident, variant.code, before.ident);
            diagnostics.error(&variant.ident, fact, "give one of them its own code: `#[aws(code = \"..\")]`");
        }
    }
}
