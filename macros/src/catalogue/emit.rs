//! The constant of a service that goes into the user's binary.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Protocol, ServiceFacts};

/// An expression of the runtime's `Service`, for a constant. Says only what does not follow from the rest.
///
/// `krate` is the path of the runtime crate.
pub(crate) fn emit(facts: &ServiceFacts, krate: &TokenStream) -> TokenStream {
    let service = quote!(#krate::service);
    let (name, id) = (&*facts.name, &*facts.id);
    let mut tokens = quote!(#service::Service::new(#name, #id));
    let mut with = |method: &str, argument: TokenStream| {
        let method = Ident::new(method, Span::call_site());
        tokens.extend(quote!(.#method(#argument)));
    };
    if facts.endpoint_prefix != facts.name {
        let prefix = &*facts.endpoint_prefix;
        with("with_endpoint_prefix", quote!(#prefix));
    }
    if facts.signing_name != facts.endpoint_prefix {
        let signing_name = &*facts.signing_name;
        with("with_signing_name", quote!(#signing_name));
    }
    if !facts.target_prefix.is_empty() {
        let prefix = &*facts.target_prefix;
        with("with_target_prefix", quote!(#prefix));
    }
    if sends_version(facts) && !facts.api_version.is_empty() {
        let version = facts.api_version;
        with("with_api_version", quote!(#version));
    }
    if !facts.xml_namespace.is_empty() {
        let namespace = facts.xml_namespace;
        with("with_xml_namespace", quote!(#namespace));
    }
    if let Some(quirk) = facts.quirk {
        let quirk = Ident::new(quirk, Span::call_site());
        with("with_quirk", quote!(#service::Quirk::#quirk));
    }
    if !facts.endpoint_rules.is_empty() {
        let rules = facts.endpoint_rules;
        with("with_endpoint_rules", quote!(#krate::endpoint::EndpointRules::new(#rules)));
    }
    tokens
}

/// Whether requests carry the API's version: the query protocols' do, and Glacier's.
fn sends_version(facts: &ServiceFacts) -> bool {
    facts.protocols.iter().any(|protocol| matches!(protocol, Protocol::AwsQuery | Protocol::Ec2Query))
        || facts.quirk == Some("Glacier")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::lookup;

    fn emitted(name: &str) -> String {
        emit(&lookup(name).unwrap(), &quote!(::aws_operation)).to_string().replace(' ', "")
    }

    #[test]
    fn only_what_does_not_follow_is_emitted() {
        assert_eq!(emitted("iot"), r#"::aws_operation::service::Service::new("iot","IoT")"#);
        assert_eq!(
            emitted("acm"),
            concat!(
                r#"::aws_operation::service::Service::new("acm","ACM")"#,
                r#".with_target_prefix("CertificateManager")"#,
                r#".with_endpoint_rules(::aws_operation::endpoint::EndpointRules::new("aws-us-gov/f={p}.{r}.{s}"))"#,
            )
        );
    }

    #[test]
    fn overrides_are_emitted() {
        let mut facts = lookup("amplify").unwrap();
        facts.endpoint_prefix = "other".into();
        let tokens = emit(&facts, &quote!(::aws_operation)).to_string();
        assert!(
            tokens.contains(r#"with_endpoint_prefix ("other")"#) && tokens.contains(r#"with_signing_name ("amplify")"#)
        );
    }
}
