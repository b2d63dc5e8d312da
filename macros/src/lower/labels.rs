//! Labels of the path and the host prefix against the fields, in both directions.

use syn::LitStr;

use super::members::Draft;
use crate::{
    diag::Diagnostics,
    model::{Part, Place},
    names::rust_name,
    suggest::nearest,
    template::{HostPart, HostTemplate, PathTemplate, Segment},
};

/// Tells labels without a field and fields without a label; whether all of them have found each other.
pub(crate) fn check(
    text: Option<&LitStr>,
    path: Option<&PathTemplate>,
    drafts: &[Draft],
    diagnostics: &Diagnostics,
) -> bool {
    let (Some(text), Some(path)) = (text, path) else { return text.is_none() };
    let mark = diagnostics.count();
    let labels: Vec<_> = path.labels().collect();
    let mut meant = Vec::new();
    for label in &labels {
        if !drafts.iter().any(|draft| draft.member.name == *label && draft.member.place == Place::Label) {
            meant.extend(label_without_field(text, label, drafts, diagnostics));
        }
    }
    for draft in drafts.iter().filter(|draft| draft.member.place == Place::Label) {
        let name = &draft.member.name;
        // A label that was told to mean this field is one mistake, not two.
        if labels.contains(&name.as_str()) || meant.contains(name) {
            continue;
        }
        let ident = &draft.member.ident;
        let free = labels.iter().copied().filter(|label| !drafts.iter().any(|draft| draft.member.name == *label));
        let help = match nearest(name, free) {
            Some(label) => format!("did you mean `<{label}>`? name the field after it: `name = \"{label}\"`"),
            None => format!("put `<{name}>` where it belongs in `path`, or leave `label` out"),
        };
        diagnostics.error(draft.binding_tokens(), format!("the path has no label `<{name}>` for `{ident}`"), help);
    }
    !diagnostics.since(mark)
}

/// Tells a label that no field fills; the member that it most likely means.
fn label_without_field(text: &LitStr, label: &str, drafts: &[Draft], diagnostics: &Diagnostics) -> Option<String> {
    let fact = format!("no field is the label `<{label}>`");
    if let Some(draft) = drafts.iter().find(|draft| draft.member.name == label) {
        let (ident, key) = (&draft.member.ident, draft.binding_tokens());
        let fact = format!("the label `<{label}>` is of `{ident}`, which is bound by `{key}`");
        diagnostics.error(key, fact, format!("leave `{key}` out, or take `<{label}>` out of the path"));
        return None;
    }
    let mut names = Vec::new();
    for draft in drafts {
        names.push(draft.member.name.clone());
        names.push(draft.member.ident.to_string());
    }
    let meant = nearest(label, names.iter().map(String::as_str));
    let draft = drafts
        .iter()
        .find(|draft| meant.is_some_and(|meant| draft.member.name == meant || draft.member.ident == meant));
    let help = match draft {
        Some(Draft { member, .. }) => {
            format!("did you mean `<{}>`, the member of the field `{}`?", member.name, member.ident)
        }
        None => format!("add the field `{}: String`", rust_name(label)),
    };
    diagnostics.error(text, fact, help);
    draft.map(|draft| draft.member.name.clone())
}

/// The same for a host prefix; marks the members that it takes.
pub(crate) fn check_host(
    text: Option<&LitStr>,
    host: Option<&HostTemplate>,
    drafts: &mut [Draft],
    diagnostics: &Diagnostics,
) -> bool {
    let mark = diagnostics.count();
    let labels = host.map_or_else(Vec::new, |host| host.labels().collect());
    for label in &labels {
        if let Some(draft) = drafts.iter_mut().find(|draft| draft.member.name == *label) {
            draft.member.traits.host_label = true;
            if let Some(inner) = super::types::option_inner(&draft.member.ty)
                && !draft.member.traits.required
            {
                let ident = &draft.member.ident;
                let fact = format!("`{ident}` is part of the host name, and no request can be sent without it");
                let help = format!("write `{ident}: {}`", super::compact(inner));
                diagnostics.error(&draft.member.ty, fact, help);
            }
            continue;
        }
        let names: Vec<_> = drafts.iter().map(|draft| draft.member.name.as_str()).collect();
        let help = match nearest(label, names) {
            Some(name) => format!("did you mean `<{name}>`?"),
            None => format!("add the field `{}: String`", rust_name(label)),
        };
        diagnostics.error(text, format!("no field is the label `<{label}>` of the host prefix"), help);
    }
    if text.is_none() || host.is_some() {
        for draft in drafts.iter() {
            if let Some(key) = &draft.attrs.host_label
                && !labels.contains(&draft.member.name.as_str())
            {
                let name = &draft.member.name;
                let help =
                    format!("write `host_prefix = \"<{name}>.\"` in `#[aws_operation]`, or leave `host_label` out");
                diagnostics.error(key, format!("the host prefix has no label `<{name}>`"), help);
            }
        }
    }
    !diagnostics.since(mark)
}

/// The path as literals and members; its labels are known to have members.
pub(crate) fn path_parts(path: &PathTemplate, drafts: &[Draft]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    for segment in &path.segments {
        literal.push('/');
        match segment {
            Segment::Literal(text) => literal.push_str(text),
            Segment::Label { name, greedy } => {
                let Some(index) = index_of(name, drafts) else { continue };
                parts.push(Part::Literal(std::mem::take(&mut literal)));
                parts.push(if *greedy { Part::Greedy(index) } else { Part::Label(index) });
            }
        }
    }
    if !literal.is_empty() {
        parts.push(Part::Literal(literal));
    }
    parts
}

/// The host prefix as literals and members.
pub(crate) fn host_parts(host: &HostTemplate, drafts: &[Draft]) -> Vec<Part> {
    let part = |part: &HostPart| match part {
        HostPart::Literal(text) => Some(Part::Literal(text.clone())),
        HostPart::Label(name) => drafts.iter().position(|draft| draft.member.name == *name).map(Part::Label),
    };
    host.parts.iter().filter_map(part).collect()
}

fn index_of(label: &str, drafts: &[Draft]) -> Option<usize> {
    drafts.iter().position(|draft| draft.member.name == label && draft.member.place == Place::Label)
}
