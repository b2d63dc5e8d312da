//! Fields to members: what each field's own attributes and type must satisfy.

use proc_macro2::Ident;
use syn::{Field, Type};

use super::types::{Content, is_named, last_segment, option_inner};
use crate::{
    attr::{Binding, Bounds, FieldAttrs},
    diag::Diagnostics,
    model::{Member, MemberTraits, Place},
    names::RenameRule,
};

/// Whose fields they are: that decides which places they can be bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Request,
    Output,
    Error,
    Shape,
}

/// A member, with the tokens that later checks point at.
pub(crate) struct Draft {
    pub(crate) member: Member,
    pub(crate) attrs: FieldAttrs,
}

impl Draft {
    /// The tokens that bind the member to its place: the key, or the field's name.
    pub(crate) fn binding_tokens(&self) -> &Ident {
        self.attrs.bindings.first().map_or(&self.member.ident, |(_, key)| key)
    }
}

/// Reads the fields, telling what is wrong with each by itself.
pub(crate) fn members<'a>(
    owner: Owner,
    rule: RenameRule,
    fields: impl IntoIterator<Item = &'a Field>,
    labels: &[&str],
    diagnostics: &Diagnostics,
) -> Vec<Draft> {
    fields.into_iter().filter_map(|field| member(owner, rule, field, labels, diagnostics)).collect()
}

fn member(owner: Owner, rule: RenameRule, field: &Field, labels: &[&str], diagnostics: &Diagnostics) -> Option<Draft> {
    let ident = field.ident.clone()?;
    let mark = diagnostics.count();
    let mut attrs = FieldAttrs::read(&field.attrs, diagnostics);
    let name = attrs.name.as_ref().map_or_else(|| rule.field(&ident), syn::LitStr::value);
    let place = place(owner, &ident, &name, &attrs, labels, diagnostics);
    attrs.faulty |= diagnostics.since(mark);
    let draft = Draft { member: Member { ty: field.ty.clone(), name, place, traits: traits(&attrs), ident }, attrs };
    check_name(owner, &draft, diagnostics);
    check_type(owner, &draft, diagnostics);
    check_traits(owner, &draft, diagnostics);
    Some(draft)
}

fn place(
    owner: Owner,
    ident: &Ident,
    name: &str,
    attrs: &FieldAttrs,
    labels: &[&str],
    diagnostics: &Diagnostics,
) -> Place {
    let Some((binding, key)) = attrs.bindings.first() else {
        return if labels.contains(&name) { Place::Label } else { Place::Body };
    };
    if let Some((second, tokens)) = attrs.bindings.get(1) {
        let fact = format!("`{ident}` is bound to two places, `{}` and `{}`", binding.key(), second.key());
        diagnostics.error(tokens, fact, format!("leave `{}` or `{}` out", binding.key(), second.key()));
    }
    let fits = match binding {
        Binding::Label | Binding::Query | Binding::QueryParams => owner == Owner::Request,
        Binding::StatusCode => matches!(owner, Owner::Output | Owner::Error),
        Binding::Header | Binding::PrefixHeaders | Binding::Payload => owner != Owner::Shape,
    };
    if !fits {
        let (whose, help) = match (owner, binding) {
            (Owner::Request, _) => ("a request", "put it on an `i32` field of the output".to_owned()),
            (Owner::Shape, _) => (
                "a nested shape",
                format!("leave `{}` out, or move the field to the request or the output", binding.key()),
            ),
            _ => ("a response", format!("put `{}` on a field of the request", binding.key())),
        };
        diagnostics.error(key, format!("`{}` can't be on a member of {whose}", binding.key()), help);
        return Place::Body;
    }
    match binding {
        Binding::Label => Place::Label,
        Binding::Query => Place::Query,
        Binding::QueryParams => Place::QueryParams,
        Binding::Header => Place::Header,
        Binding::PrefixHeaders => Place::PrefixHeaders,
        Binding::Payload => Place::Payload,
        Binding::StatusCode => Place::StatusCode,
    }
}

fn traits(attrs: &FieldAttrs) -> MemberTraits {
    let bounds = |bounds: &Bounds| (bounds.min, bounds.max);
    MemberTraits {
        required: attrs.required.is_some(),
        sensitive: attrs.sensitive.is_some(),
        idempotency_token: attrs.idempotency_token.is_some(),
        json_value: attrs.json_value.is_some(),
        host_label: attrs.host_label.is_some(),
        default: attrs.default.is_some(),
        default_value: attrs.default_value.clone(),
        serde: attrs.serde.is_some(),
        timestamp: attrs.timestamp.as_ref().map(|(format, _)| *format),
        length: attrs.length.as_ref().map(bounds),
        range: attrs.range.as_ref().map(bounds),
        media_type: attrs.media_type.as_ref().map(syn::LitStr::value),
    }
}

/// Headers are named in full, as no rule gives `x-amz-client-token`; other names are what the rule gives.
fn check_name(owner: Owner, draft: &Draft, diagnostics: &Diagnostics) {
    let Draft { member, attrs } = draft;
    let ident = &member.ident;
    match (&attrs.name, member.place) {
        (None, Place::Header) if !attrs.faulty => {
            let fact = format!("the header of `{ident}` has no name");
            let kebab = RenameRule::Kebab.field(ident);
            let help = format!("write `header, name = \"{kebab}\"`, or what the API reference calls the header");
            diagnostics.error(draft.binding_tokens(), fact, help);
        }
        (None, Place::PrefixHeaders) if !attrs.faulty => {
            let fact = format!("the headers of `{ident}` have no prefix");
            let help = "write `prefix_headers, name = \"x-amz-meta-\"`; an empty prefix takes every other header";
            diagnostics.error(draft.binding_tokens(), fact, help);
        }
        (Some(name), Place::QueryParams | Place::Payload | Place::StatusCode) => {
            let key = draft.binding_tokens();
            diagnostics.error(name, format!("a member bound by `{key}` has no name on the wire"), "leave `name` out");
        }
        (Some(name), Place::Header | Place::PrefixHeaders) => check_header_name(owner, name, member.place, diagnostics),
        (Some(name), _) if member.name.is_empty() => {
            diagnostics.error(
                name,
                format!("the name of `{ident}` is empty"),
                "write the member's name, or leave `name` out",
            );
        }
        _ => {}
    }
}

fn check_header_name(owner: Owner, name: &syn::LitStr, place: Place, diagnostics: &Diagnostics) {
    // Written by the signer or by the HTTP library: a declared one would break the signature or the framing.
    const RESERVED: [&str; 11] = [
        "host",
        "authorization",
        "content-length",
        "transfer-encoding",
        "connection",
        "upgrade",
        "te",
        "trailer",
        "x-amz-date",
        "x-amz-security-token",
        "x-amz-content-sha256",
    ];
    let text = name.value();
    let lower = text.to_ascii_lowercase();
    if let Some(c) = text.chars().find(|&c| !c.is_ascii_alphanumeric() && !"!#$%&'*+-.^_`|~".contains(c)) {
        let fact = format!("`{text}` is not a header name: `{c}` can't stand in one");
        let plain = text.trim_end_matches([':', ' ']).replace([' ', ':'], "-").to_ascii_lowercase();
        diagnostics.error(name, fact, format!("write `name = \"{plain}\"`"));
    } else if text.is_empty() && place == Place::Header {
        diagnostics.error(name, "the header has no name", "write `name = \"x-amz-name\"`");
    } else if owner == Owner::Request && place == Place::Header && RESERVED.contains(&lower.as_str()) {
        let help = "leave the field out: signing and sending write this header";
        diagnostics.error(name, format!("`{text}` is not a header that a member can set"), help);
    }
}

/// What the tokens of the type show to be wrong; what they don't show is the runtime's bounds to judge.
fn check_type(owner: Owner, draft: &Draft, diagnostics: &Diagnostics) {
    let Draft { member, .. } = draft;
    let (ident, ty) = (&member.ident, &member.ty);
    if member.place == Place::Label
        && let Some(inner) = option_inner(ty)
    {
        let inner = quote::quote!(#inner);
        let fact = format!("`{ident}` is a path label, and a path can't be sent without it");
        diagnostics.error(ty, fact, format!("write `{ident}: {}`", super::compact(&inner)));
    }
    if member.place == Place::Payload && !member.traits.serde {
        check_payload(ident, ty, diagnostics);
    }
    let inner = if member.traits.serde { ty } else { Content::of(ty).innermost };
    if matches!(owner, Owner::Output | Owner::Error)
        && let Type::Reference(reference) = inner
    {
        let value = match &*reference.elem {
            elem if is_named(elem, "str") => "String".to_owned(),
            Type::Slice(slice) => format!("Vec<{}>", super::compact(&slice.elem)),
            elem => super::compact(elem),
        };
        let instead = super::compact(ty).replace(&super::compact(reference), &value);
        let fact = format!("`{ident}` borrows, and a response has nothing to borrow from");
        diagnostics.error(ty, fact, format!("write `{ident}: {instead}`"));
    }
    match last_segment(inner).map(|segment| segment.ident.to_string()).as_deref() {
        Some(number @ ("usize" | "isize" | "u64" | "u128" | "i128")) => {
            let fact = format!("`{number}` is no number of an AWS model");
            diagnostics.error(ty, fact, "write `i64` for a long, `i32` for an integer");
        }
        Some("char") => diagnostics.error(ty, "`char` is no type of an AWS model", "write `String`"),
        _ => {}
    }
}

/// A payload is bytes, a text or one shape.
fn check_payload(ident: &Ident, ty: &Type, diagnostics: &Diagnostics) {
    const NOT_A_BODY: [&str; 17] = [
        "HashMap",
        "BTreeMap",
        "HashSet",
        "BTreeSet",
        "VecDeque",
        "bool",
        "i8",
        "i16",
        "i32",
        "i64",
        "u16",
        "u32",
        "f32",
        "f64",
        "Timestamp",
        "SystemTime",
        "DateTime",
    ];
    let inner = option_inner(ty).unwrap_or(ty);
    let text = super::compact(inner);
    let is_list = is_named(inner, "Vec") && text != "Vec<u8>";
    if is_list || NOT_A_BODY.iter().any(|name| is_named(inner, name)) {
        let fact = format!("`{text}` can't be the whole body");
        let help = "a payload is a string, bytes (`Vec<u8>`, `Bytes`, `ByteStream`), a `Document`, or a struct, a union or a \
                    string enum with `#[aws_shape]`";
        diagnostics.error(
            ty,
            fact,
            format!("{help}; leave `payload` out of `{ident}` to have it in the body's structure"),
        );
    }
}

/// Traits that mean nothing, or that a type can't keep.
fn check_traits(owner: Owner, draft: &Draft, diagnostics: &Diagnostics) {
    let Draft { member, attrs } = draft;
    let ident = &member.ident;
    let optional = option_inner(&member.ty).is_some();
    if let Some(key) = &attrs.default {
        let told = match owner {
            Owner::Request => {
                Some(("a request member has no default: what is unset is not sent", "leave `default` out"))
            }
            _ if optional => Some(("an `Option` that is absent is `None`", "leave `default` out, or the `Option`")),
            _ => None,
        };
        if let Some((fact, help)) = told {
            diagnostics.error(key, fact, help);
        }
    }
    if let Some(key) = &attrs.host_label
        && owner != Owner::Request
    {
        diagnostics.error(key, "only a member of a request can be a host label", "leave `host_label` out");
    }
    if let Some(key) = &attrs.idempotency_token {
        if owner == Owner::Output || owner == Owner::Error {
            diagnostics.error(key, "a response has no idempotency token", "leave `idempotency_token` out");
        } else if !optional && is_named(&member.ty, "String") {
            let fact = format!("`{ident}` is always set, so no token can be filled in");
            diagnostics.error(&member.ty, fact, format!("write `{ident}: Option<String>`"));
        }
    }
    if let Some(key) = &attrs.sensitive
        && member.place == Place::StatusCode
    {
        diagnostics.error(key, "a status code is no secret", "leave `sensitive` out");
    }
    if let Some(media_type) = &attrs.media_type
        && member.place != Place::Payload
    {
        let fact = "only a payload has a media type";
        diagnostics.error(media_type, fact, "leave `media_type` out, or write `payload` beside it");
    }
    if let Some(key) = &attrs.serde
        && !matches!(member.place, Place::Body | Place::Payload)
    {
        let fact = format!("serde can't write `{ident}` to the path, the query or a header");
        diagnostics.error(key, fact, "leave `serde` out, or bind the field to the body");
    }
    if let (Some(key), Some(_)) = (&attrs.json_value, &attrs.timestamp) {
        diagnostics.error(
            key,
            format!("`{ident}` can't be JSON and a timestamp"),
            "leave `json_value` or `timestamp` out",
        );
    }
}
