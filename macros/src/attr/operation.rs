//! The arguments of `#[aws_operation(..)]`.

use proc_macro2::{Ident, TokenStream};
use syn::{LitStr, Path, Type};

use super::entries::{Key, Keys};
use crate::{attr::item, diag::Diagnostics, names::RenameRule, suggest::did_you_mean};

pub(super) const KEYS: Keys = Keys {
    place: "`#[aws_operation]`",
    list: &[
        Key { name: "service", usage: "service = \"iot\"" },
        Key { name: "method", usage: "method = \"GET\"" },
        Key { name: "path", usage: "path = \"/streams/<streamId>\"" },
        Key { name: "output", usage: "output = DescribeStreamOutput" },
        Key { name: "error", usage: "error = DescribeStreamError" },
        Key { name: "name", usage: "name = \"DescribeStream\"" },
        Key { name: "rename_all", usage: "rename_all = \"PascalCase\"" },
        Key { name: "protocol", usage: "protocol = \"rest-json\"" },
        Key { name: "endpoint_prefix", usage: "endpoint_prefix = \"iot\"" },
        Key { name: "signing_name", usage: "signing_name = \"iot\"" },
        Key { name: "target_prefix", usage: "target_prefix = \"DynamoDB_20120810\"" },
        Key { name: "host_prefix", usage: "host_prefix = \"data-<accountId>.\"" },
        Key { name: "auth", usage: "auth = \"none\"" },
        Key { name: "unsigned_payload", usage: "unsigned_payload" },
        Key { name: "checksum_required", usage: "checksum_required" },
        Key { name: "compression", usage: "compression" },
        Key { name: "idempotent", usage: "idempotent" },
        Key { name: "body_with_get", usage: "body_with_get" },
        Key { name: "paginate", usage: "paginate(input_token = next_token, output_token = next_token)" },
        Key { name: "crate", usage: "crate = ::aws_operation" },
    ],
    foreign: &[
        ("uri", "write `path = \"/streams/<streamId>\"`"),
        ("url", "write `path = \"/streams/<streamId>\"`; the host comes from the service's endpoint"),
        ("route", "write `path = \"/streams/<streamId>\"`"),
        ("verb", "write `method = \"GET\"`"),
        ("http_method", "write `method = \"GET\"`"),
        ("response", "write `output = ..`, with the type of the answer"),
        ("input", "leave it out: the struct is the input"),
        ("errors", "write `error = ..`, with an enum that has `#[aws_error]`"),
        ("operation", "write `name = \"..\"`"),
        ("region", "leave it out: the region is the client's, from its builder or from `AWS_REGION`"),
        (
            "endpoint",
            "leave it out: an endpoint URL is the client's; `endpoint_prefix = \"..\"` names a service's host",
        ),
        ("streaming", "leave it out: the `payload` field's type says so; event streams are not supported yet"),
        ("event_stream", "event streams are not supported yet: use AWS's own SDK for this operation"),
    ],
};

const PAGINATE: Keys = Keys {
    place: "`paginate`",
    list: &[
        Key { name: "input_token", usage: "input_token = next_token" },
        Key { name: "output_token", usage: "output_token = next_token" },
        Key { name: "items", usage: "items = streams" },
        Key { name: "limit", usage: "limit = max_results" },
    ],
    foreign: &[],
};

/// What `#[aws_operation(..)]` says, each value with its own tokens.
#[derive(Default)]
pub(crate) struct OperationArgs {
    pub(crate) service: Option<LitStr>,
    pub(crate) method: Option<LitStr>,
    pub(crate) path: Option<LitStr>,
    pub(crate) output: Option<Type>,
    pub(crate) error: Option<Type>,
    pub(crate) name: Option<LitStr>,
    pub(crate) rename_all: Option<RenameRule>,
    pub(crate) protocol: Option<LitStr>,
    pub(crate) endpoint_prefix: Option<LitStr>,
    pub(crate) signing_name: Option<LitStr>,
    pub(crate) target_prefix: Option<LitStr>,
    pub(crate) host_prefix: Option<LitStr>,
    pub(crate) auth: Option<Auth>,
    pub(crate) unsigned_payload: Option<Ident>,
    pub(crate) checksum_required: Option<Ident>,
    pub(crate) compression: Option<Ident>,
    pub(crate) idempotent: Option<Ident>,
    pub(crate) body_with_get: Option<Ident>,
    pub(crate) paginate: Option<Pagination>,
    pub(crate) krate: Option<Path>,
    /// Keys that were written, be their value right or wrong, and those that misspelt ones stand for.
    pub(crate) given: Vec<&'static str>,
}

/// How requests are authorized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Auth {
    SigV4,
    None,
    Bearer,
}

/// The fields that turn pages.
pub(crate) struct Pagination {
    pub(crate) key: Ident,
    pub(crate) input_token: Option<Ident>,
    pub(crate) output_token: Option<Vec<Ident>>,
    pub(crate) items: Option<Vec<Ident>>,
    pub(crate) limit: Option<Ident>,
}

impl OperationArgs {
    /// Reads the arguments, telling every mistake in them.
    pub(crate) fn read(arguments: TokenStream, diagnostics: &Diagnostics) -> Self {
        let mut args = Self::default();
        let (entries, meant) = KEYS.read_with_meant(arguments, diagnostics);
        args.given.extend(meant);
        for entry in entries {
            match entry.name {
                "service" => args.service = entry.string(diagnostics),
                "method" => args.method = entry.string(diagnostics),
                "path" => args.path = entry.string(diagnostics),
                "output" => args.output = entry.ty(diagnostics),
                "error" => args.error = entry.ty(diagnostics),
                "name" => args.name = entry.string(diagnostics),
                "rename_all" => args.rename_all = item::rename_rule(&entry, diagnostics),
                "protocol" => args.protocol = entry.string(diagnostics),
                "endpoint_prefix" => args.endpoint_prefix = entry.string(diagnostics),
                "signing_name" => args.signing_name = entry.string(diagnostics),
                "target_prefix" => args.target_prefix = entry.string(diagnostics),
                "host_prefix" => args.host_prefix = entry.string(diagnostics),
                "auth" => args.auth = entry.string(diagnostics).and_then(|text| auth(&text, diagnostics)),
                "unsigned_payload" => args.unsigned_payload = entry.flag(diagnostics),
                "checksum_required" => args.checksum_required = entry.flag(diagnostics),
                "compression" => args.compression = entry.flag(diagnostics),
                "idempotent" => args.idempotent = entry.flag(diagnostics),
                "body_with_get" => args.body_with_get = entry.flag(diagnostics),
                "crate" => args.krate = entry.path(diagnostics),
                "paginate" => {
                    args.paginate = entry.list(diagnostics).and_then(|list| pagination(&entry.key, list, diagnostics));
                }
                _ => {}
            }
            args.given.push(entry.name);
        }
        args
    }

    /// Whether the key was written or meant.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.given.contains(&key)
    }
}

fn auth(text: &LitStr, diagnostics: &Diagnostics) -> Option<Auth> {
    match text.value().as_str() {
        "sigv4" => Some(Auth::SigV4),
        "none" => Some(Auth::None),
        "bearer" => Some(Auth::Bearer),
        other => {
            let suggestion = did_you_mean(other, ["sigv4", "none", "bearer"]);
            let help = format!("{suggestion}`auth` is `\"sigv4\"`, `\"none\"` or `\"bearer\"`");
            diagnostics.error(text, format!("`{other}` is not a way to authorize requests"), help);
            None
        }
    }
}

fn pagination(key: &Ident, list: TokenStream, diagnostics: &Diagnostics) -> Option<Pagination> {
    let mark = diagnostics.count();
    let mut pagination =
        Pagination { key: key.clone(), input_token: None, output_token: None, items: None, limit: None };
    for entry in PAGINATE.read(list, diagnostics) {
        let fields = entry.fields(diagnostics);
        match entry.name {
            "input_token" => pagination.input_token = single(fields, diagnostics),
            "limit" => pagination.limit = single(fields, diagnostics),
            "output_token" => pagination.output_token = fields,
            _ => pagination.items = fields,
        }
    }
    if diagnostics.since(mark) {
        return None;
    }
    for (name, missing) in
        [("input_token", pagination.input_token.is_none()), ("output_token", pagination.output_token.is_none())]
    {
        if missing {
            let help = "write `paginate(input_token = next_token, output_token = next_token)`";
            diagnostics.error(key, format!("`paginate` has no `{name}`"), help);
        }
    }
    (!diagnostics.since(mark)).then_some(pagination)
}

fn single(fields: Option<Vec<Ident>>, diagnostics: &Diagnostics) -> Option<Ident> {
    let fields = fields?;
    if let [_, second, ..] = fields.as_slice() {
        let fact = "a request's pagination member is a field of the request itself";
        diagnostics.error(second, fact, "write the field's name alone: `input_token = next_token`");
        return None;
    }
    fields.into_iter().next()
}
