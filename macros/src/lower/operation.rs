//! Operations: the request's structure and its binding to HTTP.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{DeriveInput, LitStr};

use super::{
    bindings, labels,
    members::{Draft, Owner},
    pagination, service,
    structure::{Context, check_generics, drafts},
};
use crate::{
    attr::OperationArgs,
    diag::{Diagnostics, alternatives},
    model::{Operation, OperationTraits, Place, Structure},
    names::RenameRule,
    suggest::nearest,
    template::{HostTemplate, PathTemplate},
};

const METHODS: [&str; 7] = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// An `#[aws_operation]` struct.
pub(crate) fn operation(
    input: &DeriveInput,
    arguments: TokenStream,
    context: &Context,
    diagnostics: &Diagnostics,
) -> Option<Operation> {
    let args = OperationArgs::read(arguments, diagnostics);
    check_generics(input, Owner::Request, diagnostics);
    let service = service::resolve(&args, context.place, diagnostics);
    let is_rest = service.as_ref().is_none_or(|service| service.protocol.is_rest());
    check_keys(&args, service.as_ref(), context.place, diagnostics);
    // A method and a path that must not be there are not looked into.
    let (method_text, path_text) = if is_rest { (args.method.as_ref(), args.path.as_ref()) } else { (None, None) };
    let method = method_text.and_then(|text| method(text, diagnostics));

    // The path decides which fields are labels, and the fields' names help to read a pasted path: names come first.
    let names = wire_names(input, args.rename_all);
    let path = path_text.and_then(|text| path(text, &names, &args, diagnostics));
    let host = args.host_prefix.as_ref().and_then(|text| host_prefix(text, diagnostics));
    let label_names = path.as_ref().map_or_else(Vec::new, |path| path.labels().collect());

    let mut drafts = drafts(Owner::Request, "`#[aws_operation]`", input, args.rename_all, &label_names, diagnostics)?;
    if !is_rest {
        check_rpc(service.as_ref(), &input.ident, &args, &mut drafts, diagnostics);
    }
    let labels_known = labels::check(path_text, path.as_ref(), &drafts, diagnostics);
    let host_known = labels::check_host(args.host_prefix.as_ref(), host.as_ref(), &mut drafts, diagnostics);
    bindings::check(&drafts, diagnostics);
    check_literal_query(path.as_ref(), &drafts, diagnostics);
    if let Some(service) = &service {
        check_endpoint(service, &drafts, diagnostics);
    }
    if is_rest && labels_known {
        check_body(&args, method, &drafts, diagnostics);
    }
    let pagination = match &args.paginate {
        Some(paginate) => pagination::lower(paginate, &args, &drafts, diagnostics),
        None => None,
    };
    if !(labels_known && host_known) {
        return None;
    }

    let mut service = service?;
    let (method, path) = if is_rest { (method?, path?) } else { ("POST", PathTemplate::root()) };
    let name = operation_name(&args, &input.ident);
    service.facts.select_operation(&name);
    Some(Operation {
        query: path.query_text(),
        path: labels::path_parts(&path, &drafts),
        host_prefix: host.map_or_else(Vec::new, |host| labels::host_parts(&host, &drafts)),
        input: Structure {
            item: context.item(input, name),
            members: drafts.into_iter().map(|draft| draft.member).collect(),
        },
        protocol: service.protocol,
        auth: service.auth,
        service: service.facts,
        method,
        traits: OperationTraits {
            unsigned_payload: args.unsigned_payload.is_some(),
            checksum_required: args.checksum_required.as_ref().map(Ident::span),
            compression: args.compression.is_some(),
            idempotent: args.idempotent.is_some(),
        },
        output: args.output,
        error: args.error,
        pagination,
    })
}

/// The struct's, unless the declaration says another.
fn operation_name(args: &OperationArgs, ident: &Ident) -> String {
    args.name.as_ref().map_or_else(|| super::plain(ident), LitStr::value)
}

/// Keys that are missing, or that the service's protocol has no use for.
fn check_keys(args: &OperationArgs, service: Option<&service::Resolved>, place: Span, diagnostics: &Diagnostics) {
    // Where the service is written wrongly, its protocol may well have no use for a method and a path.
    if service.is_none() && args.has("service") {
        return;
    }
    if let Some(service) = service.filter(|service| !service.protocol.is_rest()) {
        let protocol = service.protocol.name();
        for (key, text) in [("method", &args.method), ("path", &args.path)] {
            if let Some(text) = text {
                let fact =
                    format!("`{}` speaks `{protocol}`, whose operations have no {key} of their own", service.name);
                diagnostics.error(text, fact, format!("leave `{key}` out"));
            }
        }
        return;
    }
    for (key, example) in [("method", "method = \"GET\""), ("path", "path = \"/streams/<streamId>\"")] {
        let pasted = || {
            let path = args.path.as_ref().map(LitStr::value);
            key == "method" && path.is_some_and(|path| METHODS.iter().any(|method| path.starts_with(method)))
        };
        if !args.has(key) && !pasted() {
            let fact = format!("the operation has no `{key}`");
            diagnostics.error_at(place, fact, format!("write `{example}`, as the API reference has it"));
        }
    }
}

fn method(text: &LitStr, diagnostics: &Diagnostics) -> Option<&'static str> {
    let written = text.value();
    if let Some(method) = METHODS.into_iter().find(|method| *method == written) {
        return Some(method);
    }
    let suggestion = nearest(&written, METHODS).map_or_else(
        || format!("the methods are {}", alternatives(METHODS)),
        |method| format!("write `method = \"{method}\"`"),
    );
    diagnostics.error(text, format!("`{written}` is not an HTTP method"), suggestion);
    None
}

fn path(text: &LitStr, names: &[String], args: &OperationArgs, diagnostics: &Diagnostics) -> Option<PathTemplate> {
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    PathTemplate::parse(&text.value(), &names)
        .inspect_err(|errors| {
            for error in errors {
                let help = match &args.method {
                    // The method is known already: only the path is to be replaced.
                    Some(method) => error.help.replace(&format!("method = \"{}\", ", method.value()), ""),
                    None => error.help.clone(),
                };
                diagnostics.error(text, &error.fact, help);
            }
        })
        .ok()
}

fn host_prefix(text: &LitStr, diagnostics: &Diagnostics) -> Option<HostTemplate> {
    HostTemplate::parse(&text.value()).inspect_err(|error| diagnostics.error(text, &error.fact, &error.help)).ok()
}

/// The wire names that the fields have by rule; told of nothing, as the fields are read once more.
fn wire_names(input: &DeriveInput, rule: Option<RenameRule>) -> Vec<String> {
    let syn::Data::Struct(data) = &input.data else { return Vec::new() };
    let rule = rule.unwrap_or(RenameRule::Camel);
    data.fields.iter().filter_map(|field| field.ident.as_ref()).map(|ident| rule.field(ident)).collect()
}

/// A parameter is in the path's text or a field's value, not both.
fn check_literal_query(path: Option<&PathTemplate>, drafts: &[Draft], diagnostics: &Diagnostics) {
    let Some(path) = path else { return };
    for draft in drafts.iter().filter(|draft| draft.member.place == Place::Query) {
        let name = &draft.member.name;
        if path.query.iter().any(|(literal, _)| literal == name) {
            let fact = format!("the query parameter `{name}` is in the path's text too");
            diagnostics.error(
                draft.binding_tokens(),
                fact,
                format!("leave `{name}` out of the path, or the field out"),
            );
        }
    }
}

/// A request whose value chooses another endpoint would go to the service's own, where it means something else.
fn check_endpoint(service: &service::Resolved, drafts: &[Draft], diagnostics: &Diagnostics) {
    for draft in drafts.iter().filter(|draft| service.facts.chooses_endpoint(&draft.member.name)) {
        let fact = format!("`{}` chooses an endpoint of its own, which is not supported", draft.member.name);
        diagnostics.error(&draft.member.ident, fact, "leave the field out, or use AWS's own SDK for this operation");
    }
}

/// A GET or HEAD carries no body, unless the declaration says that this one does.
fn check_body(args: &OperationArgs, method: Option<&'static str>, drafts: &[Draft], diagnostics: &Diagnostics) {
    let bodiless = matches!(method, Some("GET" | "HEAD"));
    match (&args.body_with_get, method) {
        (Some(key), Some(method)) if !bodiless => {
            diagnostics.error(key, format!("a {method} has a body anyway"), "leave `body_with_get` out");
        }
        (None, Some(method)) if bodiless => {
            let in_body = |place| matches!(place, Place::Body | Place::Payload);
            for draft in drafts.iter().filter(|draft| in_body(draft.member.place) && !draft.attrs.faulty) {
                let ident = &draft.member.ident;
                let fact = format!("`{ident}` would be in the body of a {method}, which has none");
                let help = "put `#[aws(query)]` on the field; the one operation that AWS models with such a body says \
                            `body_with_get`";
                diagnostics.error(draft.binding_tokens(), fact, help);
            }
        }
        _ => {}
    }
}

/// Without a REST binding every member is in the body.
fn check_rpc(
    service: Option<&service::Resolved>,
    ident: &Ident,
    args: &OperationArgs,
    drafts: &mut [Draft],
    diagnostics: &Diagnostics,
) {
    let Some(service) = service else { return };
    let speaks = format!("`{}` speaks `{}`", service.name, service.protocol.name());
    for draft in drafts {
        for (binding, key) in &draft.attrs.bindings {
            let fact = format!("`{}` has no meaning: {speaks}, in which every member is in the body", binding.key());
            diagnostics.error(key, fact, format!("leave `{}` out", binding.key()));
            // Told once: what else the binding would ask for is no mistake beside it.
            draft.member.place = Place::Body;
        }
    }
    let name = operation_name(args, ident);
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        let fact = format!("`{name}` can't be an operation's name, and {speaks}, in which a header holds it");
        let help = "write `name = \"GetItem\"`, as the API reference has it";
        match &args.name {
            Some(text) => diagnostics.error(text, fact, help),
            None => diagnostics.error(ident, fact, help),
        }
    }
    if let Some(key) = &args.body_with_get {
        let fact = format!("`body_with_get` has no meaning: {speaks}, whose operations are sent by POST");
        diagnostics.error(key, fact, "leave `body_with_get` out");
    }
}
