//! The arguments of `#[aws_shape(..)]`, `#[aws_output(..)]`, `#[aws_error(..)]`, and of `#[aws(..)]` on variants.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, LitStr, Path};

use super::entries::{Entry, Key, Keys, aws_arguments};
use crate::{
    diag::{Diagnostics, alternatives},
    names::{RULES, RenameRule},
    suggest::did_you_mean,
};

pub(super) const ITEM: [Key; 3] = [
    Key { name: "name", usage: "name = \"StreamFile\"" },
    Key { name: "rename_all", usage: "rename_all = \"PascalCase\"" },
    Key { name: "crate", usage: "crate = ::aws_operation" },
];

const FOREIGN: [(&str, &str); 4] = [
    ("rename", "write `name = \"..\"`"),
    ("service", "put it on the request struct: `#[aws_operation(service = \"..\")]`"),
    ("status", "leave it out: the status comes with the response"),
    ("untagged", "leave it out: an AWS union always names its member"),
];

pub(super) const VARIANT: Keys = Keys {
    place: "`#[aws]` on a variant",
    list: &[
        Key { name: "name", usage: "name = \"IN_PROGRESS\"" },
        Key { name: "value", usage: "value = 1" },
        Key { name: "unknown", usage: "unknown" },
        Key { name: "timestamp", usage: "timestamp = \"date-time\"" },
        Key { name: "sensitive", usage: "sensitive" },
        Key { name: "serde", usage: "serde" },
    ],
    foreign: &[
        ("rename", "write `name = \"..\"`"),
        ("other", "write `unknown`"),
        ("retryable", "put it on a variant of an `#[aws_error]` enum"),
        ("throttling", "put it on a variant of an `#[aws_error]` enum"),
        ("code", "write `name = \"..\"`"),
    ],
};

pub(super) const ERROR_VARIANT: Keys = Keys {
    place: "`#[aws]` on an error's variant",
    list: &[
        Key { name: "code", usage: "code = \"ResourceNotFoundException\"" },
        Key { name: "retryable", usage: "retryable" },
        Key { name: "throttling", usage: "throttling" },
    ],
    foreign: &[
        ("name", "write `code = \"..\"`"),
        ("rename", "write `code = \"..\"`"),
        ("retry", "write `retryable`"),
        ("status", "leave it out: the status comes with the response"),
        ("unknown", "leave it out: an error whose code the enum lacks stays a generic service error"),
    ],
};

/// What stands in the attribute of a shape, an output or an error.
#[derive(Default)]
pub(crate) struct ItemArgs {
    pub(crate) name: Option<LitStr>,
    pub(crate) rename_all: Option<RenameRule>,
    pub(crate) krate: Option<Path>,
}

impl ItemArgs {
    /// Reads the arguments of the attribute that a message calls `place`.
    pub(crate) fn read(place: &'static str, arguments: TokenStream, diagnostics: &Diagnostics) -> Self {
        let mut args = Self::default();
        for entry in (Keys { place, list: &ITEM, foreign: &FOREIGN }).read(arguments, diagnostics) {
            match entry.name {
                "name" => args.name = entry.string(diagnostics),
                "rename_all" => args.rename_all = rename_rule(&entry, diagnostics),
                _ => args.krate = entry.path(diagnostics),
            }
        }
        args
    }
}

/// What stands on a variant of a string enum, an integer enum or a union.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) name: Option<LitStr>,
    pub(crate) value: Option<(i32, TokenStream)>,
    pub(crate) unknown: Option<Ident>,
    pub(crate) timestamp: Option<(super::TimestampFormat, LitStr)>,
    pub(crate) sensitive: Option<Ident>,
    pub(crate) serde: Option<Ident>,
    pub(crate) faulty: bool,
}

impl VariantAttrs {
    /// Reads the `#[aws(..)]` of a variant.
    pub(crate) fn read(attributes: &[Attribute], diagnostics: &Diagnostics) -> Self {
        let mark = diagnostics.count();
        let mut attrs = Self::default();
        for entry in VARIANT.read(aws_arguments(attributes, diagnostics), diagnostics) {
            match entry.name {
                "name" => attrs.name = entry.string(diagnostics),
                "value" => attrs.value = entry.integer(diagnostics),
                "unknown" => attrs.unknown = entry.flag(diagnostics),
                "sensitive" => attrs.sensitive = entry.flag(diagnostics),
                "serde" => attrs.serde = entry.flag(diagnostics),
                _ => {
                    let text = entry.string(diagnostics);
                    attrs.timestamp = text.and_then(|text| super::field::format(text, diagnostics));
                }
            }
        }
        attrs.faulty = diagnostics.since(mark);
        attrs
    }
}

/// What stands on a variant of an error enum.
#[derive(Default)]
pub(crate) struct ErrorVariantAttrs {
    pub(crate) code: Option<LitStr>,
    pub(crate) retryable: Option<Ident>,
    pub(crate) throttling: Option<Ident>,
    pub(crate) faulty: bool,
}

impl ErrorVariantAttrs {
    /// Reads the `#[aws(..)]` of an error's variant.
    pub(crate) fn read(attributes: &[Attribute], diagnostics: &Diagnostics) -> Self {
        let mark = diagnostics.count();
        let mut attrs = Self::default();
        for entry in ERROR_VARIANT.read(aws_arguments(attributes, diagnostics), diagnostics) {
            match entry.name {
                "code" => attrs.code = entry.string(diagnostics),
                "retryable" => attrs.retryable = entry.flag(diagnostics),
                _ => attrs.throttling = entry.flag(diagnostics),
            }
        }
        attrs.faulty = diagnostics.since(mark);
        attrs
    }
}

/// `rename_all = ".."`.
pub(super) fn rename_rule(entry: &Entry, diagnostics: &Diagnostics) -> Option<RenameRule> {
    let text = entry.string(diagnostics)?;
    let rule = RenameRule::named(&text.value());
    if rule.is_none() {
        let names = RULES.iter().map(|(name, _)| *name);
        let help = format!("{}the rules are {}", did_you_mean(&text.value(), names.clone()), alternatives(names));
        diagnostics.error(&text, format!("`{}` is not a renaming rule", text.value()), help);
    }
    rule
}
