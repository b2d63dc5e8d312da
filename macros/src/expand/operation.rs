//! Operations: the request's structure, and the constant that binds it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::{
    checks::{self, Held},
    generics::header,
    pagination,
    place::span_of,
    redacting_debug, structure, when_testing,
};
use crate::{
    catalogue,
    model::{Auth, Item, Operation, OperationTraits, Part, Protocol},
};

/// An operation.
pub(super) fn expand(operation: &Operation) -> TokenStream {
    let input = &operation.input;
    let schema = structure::static_schema(input, false);
    let types = checks::types(&input.item, structure::types(&input.members), Held::Input);
    let write = structure::write(input, false, &types);
    let debug = redacting_debug(&input.item);
    let checks = checks::members(&input.item, &input.members);
    let binding = binding(operation);
    let pagination = pagination::expand(operation);
    // A test's service reads requests; nobody else does.
    let read = when_testing(|| structure::read(input, &types));
    quote!(#schema #write #binding #pagination #debug #checks #read)
}

fn binding(operation: &Operation) -> TokenStream {
    let item = &operation.input.item;
    let header = header(item, &quote!(__aws::Operation), &quote!(__aws::Value));
    let krate = item.krate.to_token_stream();
    let service = catalogue::emit(&operation.service, &krate);
    let protocol = match operation.protocol {
        Protocol::RestJson => quote!(__aws::RestJson1),
        Protocol::RestXml => quote!(__aws::RestXml),
        Protocol::AwsJson1_0 => quote!(__aws::AwsJson::V1_0),
        Protocol::AwsJson1_1 => quote!(__aws::AwsJson::V1_1),
        Protocol::AwsQuery => quote!(__aws::AwsQuery),
        Protocol::Ec2Query => quote!(__aws::Ec2Query),
        Protocol::RpcV2Cbor => quote!(__aws::RpcV2Cbor),
    };
    let (name, method, query) = (&item.name, operation.method, &operation.query);
    let path: Vec<_> = operation.path.iter().map(part).collect();
    let host_prefix: Vec<_> = operation.host_prefix.iter().map(part).collect();
    let auth = ident(match operation.auth {
        Auth::SigV4 => "SigV4",
        Auth::None => "None",
        Auth::Bearer => "Bearer",
    });
    let traits = traits(operation.traits);
    let output = operation.output.as_ref().map_or_else(|| quote!(__aws::Document), ToTokens::to_token_stream);
    let error = operation.error.as_ref().map_or_else(|| quote!(__aws::Unmodelled), ToTokens::to_token_stream);
    let types = associated_types(&output, &error);
    // Of a constant the compiler puts a copy beside each use, of a static it does not; but a static has no parameters.
    let is_static = item.generics.params.is_empty();
    let this = if is_static { item.ident.to_token_stream() } else { quote!(Self) };
    let mut schema = quote!(<#this as __aws::Operation>::OUTPUT_SCHEMA);
    let mut variants = quote!(<#this as __aws::Operation>::ERROR_VARIANTS);
    let mut check = None;
    if !operation.protocol.is_rest() {
        let (at_output, _) = span_of(&output);
        let (at_error, _) = span_of(&error);
        schema = quote_spanned!(at_output=> __aws::output_in_body(#schema));
        variants = quote_spanned!(at_error=> __aws::errors_in_body(#variants));
        check = evaluate(item);
    }
    let operation = quote! {
        __aws::OperationSchema {
            name: #name,
            service: &#service,
            protocol: &#protocol,
            method: #method,
            path: &[#(#path),*],
            query: #query,
            host_prefix: &[#(#host_prefix),*],
            auth: __aws::Auth::#auth,
            traits: #traits,
            input: &SCHEMA,
            output: #schema,
            errors: #variants,
        }
    };
    let (shared, operation) = if is_static {
        (quote!(static OPERATION: __aws::OperationSchema = #operation;), quote!(OPERATION))
    } else {
        (quote!(#check), operation)
    };
    quote! {
        #shared
        #header {
            #types
            const OPERATION: &'static __aws::OperationSchema = &#operation;
        }
    }
}

/// Has the compiler evaluate the operation's constant although nothing uses it yet. One with a parameter is evaluated
/// where it is used.
fn evaluate(item: &Item) -> Option<TokenStream> {
    let ident = &item.ident;
    let is_open = item.generics.type_params().next().is_some();
    let lifetimes = item.generics.lifetimes().map(|_| quote!('_));
    (!is_open)
        .then(|| quote!(const _: &__aws::OperationSchema = <#ident<#(#lifetimes),*> as __aws::Operation>::OPERATION;))
}

/// `type Output` and `type Error`, placed at the types: what they lack, be it to be public, is reported there.
pub(super) fn associated_types(output: &TokenStream, error: &TokenStream) -> TokenStream {
    let (at_output, _) = span_of(output);
    let (at_error, _) = span_of(error);
    let output = quote_spanned!(at_output=> type Output = #output;);
    let error = quote_spanned!(at_error=> type Error = #error;);
    quote!(#output #error)
}

fn part(part: &Part) -> TokenStream {
    match part {
        Part::Literal(text) => quote!(__aws::Part::Literal(#text)),
        Part::Label(index) => label("Label", *index),
        Part::Greedy(index) => label("Greedy", *index),
    }
}

fn label(kind: &str, index: usize) -> TokenStream {
    let (kind, index) = (ident(kind), proc_macro2::Literal::usize_unsuffixed(index));
    quote!(__aws::Part::#kind(#index))
}

fn traits(traits: OperationTraits) -> TokenStream {
    let mut tokens = quote!(__aws::OperationTraits::NONE);
    for (set, name) in [
        (traits.unsigned_payload, "UNSIGNED_PAYLOAD"),
        (traits.compression, "COMPRESSION"),
        (traits.idempotent, "IDEMPOTENT"),
    ] {
        if set {
            let name = ident(name);
            tokens.extend(quote!(.with(__aws::OperationTraits::#name)));
        }
    }
    if let Some(place) = traits.checksum_required {
        // The type is what has the feature, or has it not.
        let checksums = quote_spanned!(place=> __aws::Checksums);
        tokens.extend(quote!(.with(__aws::checksum_required::<#checksums>())));
    }
    tokens
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
