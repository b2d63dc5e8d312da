//! The constants that describe members.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::{Member, MemberTraits, Place, TimestampFormat};

/// An array of members: of their names and locations alone, where nothing else is said of any. The compiler takes one
/// array of literals in a fraction of the time that it takes for a call of each.
pub(super) fn members(members: &[Member]) -> TokenStream {
    if !members.iter().all(|member| member.traits.is_plain()) {
        let members = members.iter().map(|member| self::member(&member.name, member.place, &member.traits));
        return quote!([#(#members),*]);
    }
    let names = members.iter().map(|member| &member.name);
    if members.iter().all(|member| member.place == Place::Body) {
        return quote!(__aws::body_members([#(#names),*]));
    }
    let locations = members.iter().map(|member| location(member.place));
    quote!(__aws::members([#(#names),*], [#(#locations),*]))
}

/// `Member::body("streamId").required()`.
pub(super) fn member(name: &str, place: Place, traits: &MemberTraits) -> TokenStream {
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
