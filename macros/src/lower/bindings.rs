//! What the members of one structure must satisfy together.

use std::collections::BTreeMap;

use super::members::Draft;
use crate::{diag::Diagnostics, model::Place};

/// Tells members that can't stand beside each other.
pub(crate) fn check(drafts: &[Draft], diagnostics: &Diagnostics) {
    check_names(drafts, diagnostics);
    for place in [Place::Payload, Place::QueryParams, Place::StatusCode] {
        check_single(drafts, place, diagnostics);
    }
    check_prefix(drafts, diagnostics);
    check_payload(drafts, diagnostics);
}

/// A name is taken once at each place; header names are the same in any case.
fn check_names(drafts: &[Draft], diagnostics: &Diagnostics) {
    let mut taken: BTreeMap<(u8, String), &Draft> = BTreeMap::new();
    for draft in drafts {
        let name = &draft.member.name;
        let (place, key, what) = match draft.member.place {
            Place::Body => (0, name.clone(), "the body's member"),
            Place::Label => (1, name.clone(), "the label"),
            Place::Query => (2, name.clone(), "the query parameter"),
            Place::Header if draft.attrs.name.is_some() => (3, name.to_ascii_lowercase(), "the header"),
            Place::PrefixHeaders if draft.attrs.name.is_some() => (4, name.to_ascii_lowercase(), "the headers under"),
            _ => continue,
        };
        let Some(first) = taken.insert((place, key.clone()), draft) else { continue };
        let (ident, before) = (&draft.member.ident, &first.member.ident);
        let fact = format!("`{ident}` is {what} `{name}`, and so is `{before}`");
        let help =
            format!("give one of them the name that it has on the wire: `name = \"..\"` in `#[aws(..)]` of `{ident}`");
        match &draft.attrs.name {
            Some(name) => diagnostics.error(name, fact, help),
            None => diagnostics.error(ident, fact, help),
        }
        taken.insert((place, key), first);
    }
}

fn check_single(drafts: &[Draft], place: Place, diagnostics: &Diagnostics) {
    let mut bound = drafts.iter().filter(|draft| draft.member.place == place);
    let Some(first) = bound.next() else { return };
    for second in bound {
        let key = second.binding_tokens();
        let fact = format!("`{}` is a second `{key}` beside `{}`", second.member.ident, first.member.ident);
        let help = match place {
            Place::Payload => "one member is the whole body: leave one `payload` out",
            Place::QueryParams => "one map takes the query parameters: bind the other fields by `query`",
            _ => "there is one status code: leave one out",
        };
        diagnostics.error(key, fact, help);
    }
}

/// A header that the prefix covers would be read into both members.
fn check_prefix(drafts: &[Draft], diagnostics: &Diagnostics) {
    let Some(map) = drafts.iter().find(|draft| draft.member.place == Place::PrefixHeaders) else { return };
    let prefix = map.member.name.to_ascii_lowercase();
    if prefix.is_empty() || map.attrs.name.is_none() {
        return;
    }
    for draft in drafts.iter().filter(|draft| draft.member.place == Place::Header) {
        let Some(name) = &draft.attrs.name else { continue };
        if draft.member.name.to_ascii_lowercase().starts_with(&prefix) {
            let fact = format!(
                "the header `{}` is one of those that `{}` takes by its prefix",
                name.value(),
                map.member.ident
            );
            diagnostics.error(name, fact, format!("leave `{}` out, or narrow the prefix", draft.member.ident));
        }
    }
}

/// A payload is the whole body.
fn check_payload(drafts: &[Draft], diagnostics: &Diagnostics) {
    let Some(payload) = drafts.iter().find(|draft| draft.member.place == Place::Payload) else { return };
    let others: Vec<_> = drafts
        .iter()
        .filter(|draft| draft.member.place == Place::Body && !draft.attrs.faulty)
        .map(|draft| format!("`{}`", draft.member.ident))
        .collect();
    if others.is_empty() {
        return;
    }
    let (verb, them) = if others.len() == 1 { ("is", "it") } else { ("are", "them") };
    let fact =
        format!("`{}` is the whole body, but {} {verb} in the body too", payload.member.ident, others.join(" and "));
    let help = format!("bind {them} to the path, the query or a header, or leave `payload` out");
    diagnostics.error(payload.binding_tokens(), fact, help);
}
