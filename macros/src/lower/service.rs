//! The service of an operation: looked up in the catalogue, with what the declaration overrides.

use proc_macro2::Span;
use syn::LitStr;

use crate::{
    attr::{Auth, OperationArgs},
    catalogue::{self, ServiceFacts, Signature},
    diag::{Diagnostics, alternatives},
    model::Protocol,
    suggest::did_you_mean,
};

/// The service as the operation needs it.
pub(crate) struct Resolved {
    /// As the user names it.
    pub(crate) name: String,
    pub(crate) facts: ServiceFacts,
    pub(crate) protocol: Protocol,
    /// What the declaration says, or else the catalogue.
    pub(crate) auth: Auth,
}

/// Finds the service; tells why there is none.
pub(crate) fn resolve(args: &OperationArgs, place: Span, diagnostics: &Diagnostics) -> Option<Resolved> {
    let declared = match &args.protocol {
        Some(text) => Some(protocol(text, diagnostics)?),
        None => None,
    };
    let Some(text) = &args.service else {
        if !args.has("service") {
            let help = "write `service = \"iot\"`, with the name that boto3 or the AWS CLI gives the service";
            diagnostics.error_at(place, "the operation has no `service`", help);
        }
        return None;
    };
    let name = text.value();
    let mut facts = match catalogue::lookup(&name) {
        Ok(facts) => facts,
        // Who says the endpoint and the protocol declares a service that the catalogue lacks.
        Err(_) if args.endpoint_prefix.is_some() && declared.is_some() => ServiceFacts::unlisted(&name),
        Err(error) => {
            diagnostics.error(text, format!("`{name}` {error}"), error.help());
            return None;
        }
    };
    if let Some(prefix) = &args.endpoint_prefix {
        facts.endpoint_prefix = prefix.value().into();
    }
    if let Some(signing_name) = &args.signing_name {
        facts.signing_name = signing_name.value().into();
    }
    if let Some(target_prefix) = &args.target_prefix {
        facts.target_prefix = target_prefix.value().into();
    }
    let auth = args.auth.unwrap_or(if facts.signature == Signature::Bearer { Auth::Bearer } else { Auth::SigV4 });
    if let (Auth::SigV4, Some(signature)) = (auth, unsupported(facts.signature)) {
        let help = "use AWS's own SDK for this service; almost every other one takes Signature Version 4";
        diagnostics.error(text, format!("`{name}` wants {signature}, which is not supported"), help);
        return None;
    }
    let protocol = declared.or_else(|| preferred(&facts))?;
    if !protocol.is_supported() {
        let tokens = args.protocol.as_ref().unwrap_or(text);
        let fact = format!("`{name}` speaks `{}`, which is not supported yet", protocol.name());
        let spoken =
            alternatives(Protocol::ALL.into_iter().filter(|protocol| protocol.is_supported()).map(Protocol::name));
        let help = format!("the protocols are {spoken}; use AWS's own SDK for this operation");
        diagnostics.error(tokens, fact, help);
        return None;
    }
    check_target(&name, &facts, protocol, args, diagnostics)?;
    Some(Resolved { name, facts, protocol, auth })
}

/// What names the operation, where a header does, is known.
fn check_target(
    name: &str,
    facts: &ServiceFacts,
    protocol: Protocol,
    args: &OperationArgs,
    diagnostics: &Diagnostics,
) -> Option<()> {
    let speaks = format!("`{name}` speaks `{}`", protocol.name());
    match &args.target_prefix {
        Some(text) if !protocol.has_target() => {
            let fact = format!("{speaks}, whose requests have no `x-amz-target`");
            diagnostics.error(text, fact, "leave `target_prefix` out");
        }
        Some(text) if !is_token(&text.value()) => {
            let fact = format!("`{}` can't stand in the header `x-amz-target`", text.value());
            diagnostics.error(text, fact, "write `target_prefix = \"DynamoDB_20120810\"`");
        }
        None if protocol.has_target() && facts.target_prefix.is_empty() => {
            let fact = format!("{speaks}, and its target prefix is not known");
            let help = "write `target_prefix = \"DynamoDB_20120810\"`: what stands before the operation's name in the \
                        header `x-amz-target`";
            diagnostics.error(args.protocol.as_ref().or(args.service.as_ref())?, fact, help);
        }
        _ => return Some(()),
    }
    None
}

/// Whether it is what target prefixes are made of.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// The way of signing that a service wants and the runtime lacks.
fn unsupported(signature: Signature) -> Option<&'static str> {
    match signature {
        Signature::V2 => Some("Signature Version 2"),
        Signature::V4a => Some("Signature Version 4A"),
        Signature::V4 | Signature::Bearer => None,
    }
}

/// The protocol that serves best among those that the service speaks: a supported one before AWS's favourite.
fn preferred(facts: &ServiceFacts) -> Option<Protocol> {
    let spoken = || facts.protocols.iter().map(|protocol| Protocol::from(*protocol));
    spoken().find(|protocol| protocol.is_supported()).or_else(|| spoken().next())
}

fn protocol(text: &LitStr, diagnostics: &Diagnostics) -> Option<Protocol> {
    let written = text.value();
    let found = Protocol::named(&written);
    if found.is_none() {
        let names = Protocol::ALL.map(Protocol::name);
        let help = format!("{}the protocols are {}", did_you_mean(&written, names), alternatives(names));
        diagnostics.error(text, format!("`{written}` is not a protocol"), help);
    }
    found
}

impl From<catalogue::Protocol> for Protocol {
    fn from(protocol: catalogue::Protocol) -> Self {
        match protocol {
            catalogue::Protocol::AwsJson1_0 => Self::AwsJson1_0,
            catalogue::Protocol::AwsJson1_1 => Self::AwsJson1_1,
            catalogue::Protocol::AwsQuery => Self::AwsQuery,
            catalogue::Protocol::Ec2Query => Self::Ec2Query,
            catalogue::Protocol::RestJson => Self::RestJson,
            catalogue::Protocol::RestXml => Self::RestXml,
            catalogue::Protocol::RpcV2Cbor => Self::RpcV2Cbor,
        }
    }
}
