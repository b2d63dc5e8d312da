//! What a declaration with mistakes expands to: the same traits, so that no use of the type is an error as well.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, parse_quote};

use super::generics::{header, is_owned};
use crate::{attr::OperationArgs, diag::Diagnostics, lower::Kind, model::Item};

/// Implementations that are never run, as the compile fails.
pub(super) fn expand(kind: Kind, input: &DeriveInput, arguments: TokenStream, redact: bool) -> TokenStream {
    let item = Item {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        krate: parse_quote!(__aws),
        name: input.ident.to_string(),
        redact,
    };
    let implement = |name: TokenStream| header(&item, &name, &quote!(__aws::Value));
    let value = implement(quote!(__aws::Value));
    let value = quote! {
        #value {
            fn write(&self, _: &__aws::Member, _: &mut dyn __aws::Writer) -> __aws::Written {
                __aws::Ok(())
            }
        }
    };
    let read = is_owned(&item).then(|| {
        let header = header(&item, &quote!(__aws::Read), &quote!(__aws::Read));
        quote! {
            #header {
                fn read_into(
                    _: &mut __aws::Option<Self>,
                    _: &__aws::Member,
                    _: &mut dyn __aws::Reader,
                ) -> __aws::Written {
                    __aws::Err(__aws::unfilled(&__aws::NO_SCHEMA))
                }
            }
        }
    });
    let debug = redact.then(|| {
        let header = implement(quote!(__aws::fmt::Debug));
        quote! {
            #header {
                fn fmt(&self, _: &mut __aws::fmt::Formatter<'_>) -> __aws::fmt::Result {
                    __aws::Ok(())
                }
            }
        }
    });
    let own = match kind {
        Kind::Operation => operation(&item, arguments),
        Kind::Output => output(&item),
        Kind::Shape => shape(&item),
        Kind::Error => error(&item),
    };
    match kind {
        Kind::Operation => quote!(#value #debug #own),
        Kind::Output | Kind::Shape => quote!(#value #read #debug #own),
        Kind::Error => quote!(#debug #own),
    }
}

fn operation(item: &Item, arguments: TokenStream) -> TokenStream {
    // Read once more for its types; what is wrong with it was told before.
    let args = OperationArgs::read(arguments, &Diagnostics::default());
    let output = args.output.map_or_else(|| quote!(__aws::Document), ToTokens::into_token_stream);
    let error = args.error.map_or_else(|| quote!(__aws::Unmodelled), ToTokens::into_token_stream);
    let types = super::operation::associated_types(&output, &error);
    let header = header(item, &quote!(__aws::Operation), &quote!(__aws::Value));
    quote! {
        #header {
            #types
            const OPERATION: &'static __aws::OperationSchema = &__aws::NO_OPERATION;
        }
    }
}

fn output(item: &Item) -> TokenStream {
    if !is_owned(item) {
        return TokenStream::new();
    }
    let header = header(item, &quote!(__aws::Output), &quote!(__aws::Read));
    quote!(#header { const SCHEMA: &'static __aws::Schema = &__aws::NO_SCHEMA; })
}

/// A shape that was not understood may be used wherever any shape may be.
fn shape(item: &Item) -> TokenStream {
    let implement = |name: TokenStream| header(item, &name, &quote!(__aws::Value));
    let (scalar, text, key, read_key) = (
        implement(quote!(__aws::check::Scalar)),
        implement(quote!(__aws::check::Text)),
        implement(quote!(__aws::MapKey)),
        implement(quote!(__aws::ReadMapKey)),
    );
    quote! {
        #scalar {}
        #text {}
        #key {
            fn as_key(&self) -> &str {
                ""
            }
        }
        #read_key {
            fn from_key(_: &str) -> Self {
                __aws::unreachable!()
            }
        }
    }
}

fn error(item: &Item) -> TokenStream {
    let header = header(item, &quote!(__aws::OperationError), &quote!(__aws::Read));
    let read = super::errors::no_variant();
    quote! {
        #header {
            const VARIANTS: &'static [__aws::ErrorVariant] = &[];
            #read
        }
    }
}
