//! From the model to tokens: constants, and one call each way.
//!
//! Everything stands in an anonymous constant, where the only name is `__aws` for the runtime's private module: nothing
//! of the user's scope is shadowed, and nothing of it is relied on.
//!
//! The functions are `#[inline]`, as those of the standard derives are: a library of declarations is built without their
//! machine code, and a program has that of the operations which it sends.

mod checks;
mod enums;
mod errors;
mod fallback;
mod generics;
mod operation;
mod pagination;
mod place;
mod schema;
mod structure;
mod union;

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{
    DeriveInput, Meta, Path,
    parse::{Parse, ParseStream},
    parse_quote,
};

use crate::{
    attr::crate_path,
    diag::Diagnostics,
    input,
    lower::{Context, Declaration, Enum, Kind, lower},
    model::Item,
};

/// The hidden derive: proves the declaration and implements its traits, or tells every mistake.
pub(crate) fn declare(item: TokenStream) -> TokenStream {
    let input = match input::read(item) {
        Ok(input) => input,
        Err(error) => return unread(&error),
    };
    // Only the attributes put the derive on an item, and they add this.
    let Some(Declare { redact, kind, place, arguments }) = Declare::find(&input) else {
        return TokenStream::new();
    };
    let diagnostics = Diagnostics::default();
    let krate = crate_path(arguments.clone()).unwrap_or_else(|| parse_quote!(::aws_operation));
    let context = Context { krate: krate.clone(), redact, place };
    let implementation = match lower(kind, &input, arguments.clone(), &context, &diagnostics) {
        Some(declaration) => expand(&declaration),
        None => fallback::expand(kind, &input, arguments, redact),
    };
    let fields = pagination::fields(kind, &input);
    let errors = diagnostics.into_compile_errors();
    wrap(&krate, &quote!(#implementation #fields #errors))
}

/// An item with a mistake in its syntax, as far as the compiler itself has passed it.
fn unread(error: &syn::Error) -> TokenStream {
    let diagnostics = Diagnostics::default();
    let help = "write each field as `name: Type,`, each variant as `Name,` or `Name(Type),`";
    diagnostics.error_at(error.span(), error.to_string().trim_end_matches('.'), help);
    diagnostics.into_compile_errors()
}

fn expand(declaration: &Declaration) -> TokenStream {
    match declaration {
        Declaration::Operation(operation) => operation::expand(operation),
        Declaration::Output(structure) => structure::output(structure),
        Declaration::Shape(structure) => structure::shape(structure),
        Declaration::Enum(Enum::Strings(declared)) => enums::strings(declared),
        Declaration::Enum(Enum::Ints(declared)) => enums::ints(declared),
        Declaration::Enum(Enum::Union(declared)) => union::expand(declared),
        Declaration::Errors(errors) => errors::expand(errors),
    }
}

fn wrap(krate: &Path, implementation: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        const _: () = {
            use #krate::__private as __aws;
            #implementation
        };
    }
}

/// What only the test kit uses. This crate's feature goes with the runtime's, unless a build script has the one with it and
/// the program the other without: hence the runtime's own say on top.
fn when_testing(items: impl FnOnce() -> TokenStream) -> TokenStream {
    if cfg!(not(feature = "testing")) {
        return TokenStream::new();
    }
    let items = items();
    quote!(__aws::when_testing! { #items })
}

/// The `Debug` that redacts, where the macro took it over: through the same walk that sends the values.
fn redacting_debug(item: &Item) -> TokenStream {
    if !item.redact {
        return TokenStream::new();
    }
    let header = generics::header(item, &quote!(__aws::fmt::Debug), &quote!(__aws::Value));
    quote! {
        #header {
            #[inline]
            fn fmt(&self, f: &mut __aws::fmt::Formatter<'_>) -> __aws::fmt::Result {
                __aws::debug::value(self, f)
            }
        }
    }
}

/// `#[aws_declare(redact, aws_operation(..))]`.
struct Declare {
    redact: bool,
    kind: Kind,
    place: Span,
    arguments: TokenStream,
}

impl Declare {
    fn find(input: &DeriveInput) -> Option<Self> {
        input.attrs.iter().find_map(|attribute| match &attribute.meta {
            Meta::List(list) if list.path.is_ident("aws_declare") => list.parse_args().ok(),
            _ => None,
        })
    }
}

impl Parse for Declare {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut name: syn::Ident = input.parse()?;
        let redact = name == "redact";
        if redact {
            input.parse::<syn::Token![,]>()?;
            name = input.parse()?;
        }
        let arguments;
        syn::parenthesized!(arguments in input);
        let kind = Kind::named(&name.to_string()).ok_or_else(|| input.error("no kind of declaration"))?;
        Ok(Self { redact, kind, place: name.span(), arguments: arguments.parse()? })
    }
}
