//! The constants that describe members.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::model::{MemberTraits, Place, TimestampFormat};

/// A member, as its shape describes it.
pub(super) struct Described<'a> {
    pub(super) name: &'a str,
    pub(super) place: Place,
    pub(super) traits: &'a MemberTraits,
    /// What asks its type whether it is a stream.
    pub(super) streams: Option<TokenStream>,
}

/// The schema of a shape of this name: `Schema::packed("StreamstreamId", &body_members([6, 14]))`, or with its members in
/// full, where one has details.
pub(super) fn schema(name: &str, members: &[Described<'_>]) -> TokenStream {
    let mut names = name.to_owned();
    names.extend(members.iter().map(|member| member.name));
    if names.len() > usize::from(u16::MAX) || members.iter().any(|member| member.traits.has_detail()) {
        let members = members.iter().map(|described| {
            let (member, streams) = (member(described.name, described.place, described.traits), &described.streams);
            quote!(#member #streams)
        });
        return quote!(__aws::Schema::new(#name, &[#(#members),*]));
    }
    let entries = entries(name, members);
    quote!(__aws::Schema::packed(#names, &#entries))
}

/// The entries of a shape's name and of its members': of the ends of their names and of locations alone, where nothing else
/// is said of any. The compiler takes one array of literals in a fraction of the time that it takes for a call of each.
fn entries(name: &str, members: &[Described<'_>]) -> TokenStream {
    let lengths = std::iter::once(name.len()).chain(members.iter().map(|member| member.name.len()));
    let ends: Vec<_> = lengths
        .scan(0, |end, length| {
            *end += length;
            Some(Literal::usize_unsuffixed(*end))
        })
        .collect();
    if members.iter().all(|member| member.traits.is_plain() && member.streams.is_none()) {
        if members.iter().all(|member| member.place == Place::Body) {
            return quote!(__aws::body_members([#(#ends),*]));
        }
        let locations = std::iter::once(Place::Body).chain(members.iter().map(|member| member.place)).map(location);
        return quote!(__aws::members([#(#ends),*], [#(#locations),*]));
    }
    let root = quote!(__aws::ROOT);
    let members = members.iter().map(|described| {
        let (member, streams) = (member("", described.place, described.traits), &described.streams);
        quote!(#member #streams)
    });
    let members = std::iter::once(root).chain(members);
    quote!(__aws::Entry::of_shape([#(__aws::Entry::new(#ends, #members)),*]))
}

/// `Member::body("streamId").required()`.
fn member(name: &str, place: Place, traits: &MemberTraits) -> TokenStream {
    let mut tokens = if place == Place::Body {
        quote!(__aws::Member::body(#name))
    } else {
        let location = location(place);
        quote!(__aws::Member::new(#name, #location))
    };
    if traits.required {
        tokens.extend(quote!(.required()));
    }
    if traits.sensitive {
        tokens.extend(quote!(.sensitive()));
    }
    for (set, name) in [
        (traits.idempotency_token, "IDEMPOTENCY_TOKEN"),
        (traits.json_value, "JSON_VALUE"),
        (traits.host_label, "HOST_LABEL"),
        (traits.default, "DEFAULT"),
    ] {
        if set {
            let name = ident(name);
            tokens.extend(quote!(.with(__aws::Traits::#name)));
        }
    }
    if let Some(format) = traits.timestamp {
        let format = ident(match format {
            TimestampFormat::EpochSeconds => "EpochSeconds",
            TimestampFormat::DateTime => "DateTime",
            TimestampFormat::HttpDate => "HttpDate",
        });
        tokens.extend(quote!(.timestamp(__aws::TimestampFormat::#format)));
    }
    if traits.has_detail() {
        let detail = detail(traits);
        tokens.extend(quote!(.detail(&__aws::Detail { #detail ..__aws::Detail::NONE })));
    }
    tokens
}

fn location(place: Place) -> TokenStream {
    let name = ident(match place {
        Place::Body => "Body",
        Place::Label => "Label",
        Place::Query => "Query",
        Place::QueryParams => "QueryParams",
        Place::Header => "Header",
        Place::PrefixHeaders => "PrefixHeaders",
        Place::Payload => "Payload",
        Place::StatusCode => "StatusCode",
    });
    quote!(__aws::Location::#name)
}

fn detail(traits: &MemberTraits) -> TokenStream {
    let bounds = |name: &str, bounds: Option<(Option<f64>, Option<f64>)>| {
        let (min, max) = bounds?;
        let (name, min, max) = (ident(name), option(min), option(max));
        Some(quote!(#name: __aws::Some(__aws::Bounds::new(#min, #max)),))
    };
    let length = bounds("length", traits.length);
    let range = bounds("range", traits.range);
    let media_type = traits.media_type.as_ref().map(|media_type| quote!(media_type: __aws::Some(#media_type),));
    quote!(#length #range #media_type)
}

fn option(value: Option<f64>) -> TokenStream {
    value.map_or_else(|| quote!(__aws::None), |value| quote!(__aws::Some(#value)))
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
