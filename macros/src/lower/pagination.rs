//! The members that turn pages.

use proc_macro2::Ident;

use super::members::Draft;
use crate::{attr, attr::OperationArgs, diag::Diagnostics, model::Pagination, suggest::did_you_mean};

/// Finds the request's members; those of the output are checked by their types.
pub(crate) fn lower(
    paginate: &attr::Pagination,
    args: &OperationArgs,
    drafts: &[Draft],
    diagnostics: &Diagnostics,
) -> Option<Pagination> {
    if !args.has("output") {
        let help = "write `output = ..`, with the struct that holds the next token";
        diagnostics.error(&paginate.key, "`paginate` needs an output to find the next token in", help);
    }
    let field = |ident: &Ident| {
        let found = drafts.iter().position(|draft| draft.member.ident == *ident);
        if found.is_none() {
            let names: Vec<_> = drafts.iter().map(|draft| draft.member.ident.to_string()).collect();
            let suggestion = did_you_mean(&ident.to_string(), names.iter().map(String::as_str));
            let help = format!("{suggestion}name a field of the request");
            diagnostics.error(ident, format!("the request has no field `{ident}`"), help);
        }
        found
    };
    let input_token = paginate.input_token.as_ref().and_then(field);
    let limit = paginate.limit.as_ref().map(field);
    if let Some(draft) = input_token.and_then(|index| drafts.get(index))
        && super::types::option_inner(&draft.member.ty).is_none()
    {
        let (ident, ty) = (&draft.member.ident, super::compact(&draft.member.ty));
        let fact = format!("the first page has no token, but `{ident}` is always set");
        diagnostics.error(&draft.member.ty, fact, format!("write `{ident}: Option<{ty}>`"));
    }
    Some(Pagination {
        input_token: input_token?,
        output_token: paginate.output_token.clone()?,
        items: paginate.items.clone(),
        limit: match limit {
            Some(found) => Some(found?),
            None => None,
        },
    })
}
