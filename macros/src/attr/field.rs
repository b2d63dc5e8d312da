//! The arguments of `#[aws(..)]` on a field.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, LitStr};

use super::entries::{Bounds, Entry, Key, Keys, aws_arguments};
use crate::{
    diag::{Diagnostics, alternatives},
    suggest::did_you_mean,
};

pub(super) const KEYS: Keys = Keys {
    place: "`#[aws]` on a field",
    list: &[
        Key { name: "label", usage: "label" },
        Key { name: "query", usage: "query" },
        Key { name: "query_params", usage: "query_params" },
        Key { name: "header", usage: "header, name = \"x-amz-name\"" },
        Key { name: "prefix_headers", usage: "prefix_headers, name = \"x-amz-meta-\"" },
        Key { name: "payload", usage: "payload" },
        Key { name: "status_code", usage: "status_code" },
        Key { name: "name", usage: "name = \"streamId\"" },
        Key { name: "required", usage: "required" },
        Key { name: "idempotency_token", usage: "idempotency_token" },
        Key { name: "timestamp", usage: "timestamp = \"date-time\"" },
        Key { name: "json_value", usage: "json_value" },
        Key { name: "sensitive", usage: "sensitive" },
        Key { name: "host_label", usage: "host_label" },
        Key { name: "length", usage: "length(min = 1, max = 128)" },
        Key { name: "range", usage: "range(min = 1, max = 100)" },
        Key { name: "default", usage: "default" }, // or `default = ..`, with the value
        Key { name: "serde", usage: "serde" },
        Key { name: "media_type", usage: "media_type = \"image/jpeg\"" },
    ],
    foreign: &[
        ("rename", "write `name = \"..\"`"),
        ("path", "write `label`"),
        ("uri", "write `label`"),
        ("querystring", "write `query`"),
        (
            "headers",
            "write `header, name = \"x-amz-name\"` for one header, `prefix_headers, name = \"x-amz-meta-\"` for a map",
        ),
        ("body", "leave it out: a field that names no place is a member of the body; the whole body is `payload`"),
        ("optional", "leave it out: a field of type `Option<..>` may be unset"),
        ("secret", "write `sensitive`"),
        ("status", "write `status_code`"),
        ("min", "write `length(min = ..)` for a string or list, `range(min = ..)` for a number"),
        ("max", "write `length(max = ..)` for a string or list, `range(max = ..)` for a number"),
        ("pattern", "leave it out: patterns are left to the service"),
        ("skip", "leave it out: every field of a declaration is a member; leave the field out of the struct instead"),
        ("flatten", "declare the members in this struct: a member can't be spread into its parent"),
        ("format", "write `timestamp = \"date-time\"`"),
        ("retryable", "put it on a variant of an `#[aws_error]` enum"),
        ("unknown", "put it on the variant that keeps unknown values"),
    ],
};

/// What the attributes of one field say.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    /// The places named, with their tokens; more than one is a mistake.
    pub(crate) bindings: Vec<(Binding, Ident)>,
    pub(crate) name: Option<LitStr>,
    pub(crate) required: Option<Ident>,
    pub(crate) idempotency_token: Option<Ident>,
    pub(crate) timestamp: Option<(TimestampFormat, LitStr)>,
    pub(crate) json_value: Option<Ident>,
    pub(crate) sensitive: Option<Ident>,
    pub(crate) host_label: Option<Ident>,
    pub(crate) length: Option<Bounds>,
    pub(crate) range: Option<Bounds>,
    pub(crate) default: Option<Ident>,
    /// The value that stands for absence, where it is not `Default`'s.
    pub(crate) default_value: Option<TokenStream>,
    pub(crate) serde: Option<Ident>,
    pub(crate) media_type: Option<LitStr>,
    /// A mistake in here was told: conclusions from what is missing would only repeat it.
    pub(crate) faulty: bool,
}

/// A place outside of the body's structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    Label,
    Query,
    QueryParams,
    Header,
    PrefixHeaders,
    Payload,
    StatusCode,
}

/// How a point in time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimestampFormat {
    EpochSeconds,
    DateTime,
    HttpDate,
}

impl Binding {
    /// The key that names it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Query => "query",
            Self::QueryParams => "query_params",
            Self::Header => "header",
            Self::PrefixHeaders => "prefix_headers",
            Self::Payload => "payload",
            Self::StatusCode => "status_code",
        }
    }
}

impl FieldAttrs {
    /// Reads the `#[aws(..)]` of a field, telling every mistake in them.
    pub(crate) fn read(attributes: &[Attribute], diagnostics: &Diagnostics) -> Self {
        let mark = diagnostics.count();
        let mut attrs = Self::default();
        for entry in KEYS.read(aws_arguments(attributes, diagnostics), diagnostics) {
            attrs.take(&entry, diagnostics);
        }
        attrs.faulty = diagnostics.since(mark);
        attrs
    }

    fn take(&mut self, entry: &Entry, diagnostics: &Diagnostics) {
        let flag = |entry: &Entry| entry.flag(diagnostics);
        match entry.name {
            "label" => self.bind(Binding::Label, flag(entry)),
            "query" => self.bind(Binding::Query, flag(entry)),
            "query_params" => self.bind(Binding::QueryParams, flag(entry)),
            "header" => self.bind(Binding::Header, flag(entry)),
            "prefix_headers" => self.bind(Binding::PrefixHeaders, flag(entry)),
            "payload" => self.bind(Binding::Payload, flag(entry)),
            "status_code" => self.bind(Binding::StatusCode, flag(entry)),
            "name" => self.name = entry.string(diagnostics),
            "required" => self.required = flag(entry),
            "idempotency_token" => self.idempotency_token = flag(entry),
            "timestamp" => self.timestamp = entry.string(diagnostics).and_then(|text| format(text, diagnostics)),
            "json_value" => self.json_value = flag(entry),
            "sensitive" => self.sensitive = flag(entry),
            "host_label" => self.host_label = flag(entry),
            "length" => self.length = entry.bounds(true, diagnostics),
            "range" => self.range = entry.bounds(false, diagnostics),
            "default" => {
                self.default = Some(entry.key.clone());
                self.default_value = entry.value(diagnostics);
            }
            "serde" => self.serde = flag(entry),
            "media_type" => self.media_type = entry.string(diagnostics),
            _ => {}
        }
    }

    fn bind(&mut self, binding: Binding, key: Option<Ident>) {
        self.bindings.extend(key.map(|key| (binding, key)));
    }
}

pub(super) fn format(text: LitStr, diagnostics: &Diagnostics) -> Option<(TimestampFormat, LitStr)> {
    const FORMATS: [&str; 3] = ["epoch-seconds", "date-time", "http-date"];
    let format = match text.value().as_str() {
        "epoch-seconds" => TimestampFormat::EpochSeconds,
        "date-time" => TimestampFormat::DateTime,
        "http-date" => TimestampFormat::HttpDate,
        other => {
            let suggestion = match other {
                "iso8601" | "rfc3339" => "write `timestamp = \"date-time\"`; ".to_owned(),
                "unixTimestamp" | "epoch" | "unix" => "write `timestamp = \"epoch-seconds\"`; ".to_owned(),
                "rfc822" => "write `timestamp = \"http-date\"`; ".to_owned(),
                _ => did_you_mean(other, FORMATS),
            };
            let help = format!("{suggestion}a timestamp is written as {}", alternatives(FORMATS));
            diagnostics.error(&text, format!("`{other}` is not a timestamp format"), help);
            return None;
        }
    };
    Some((format, text))
}
