//! The mistakes found in a declaration: all of them are collected, then told in one compile.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Collects mistakes while a declaration is read and checked.
///
/// Methods take `&self`, so that one collector is passed down everywhere and a check never has to stop at its first find.
#[derive(Default)]
pub(crate) struct Diagnostics {
    found: RefCell<Vec<syn::Error>>,
}

impl Diagnostics {
    /// Records a mistake at the user's own tokens: what is wrong, then what to type instead.
    pub(crate) fn error(&self, at: impl ToTokens, fact: impl Display, help: impl Display) {
        self.record_at(at.to_token_stream(), &fact, &help);
    }

    /// Records a mistake at one span, for tokens that are not at hand any more or that are missing.
    pub(crate) fn error_at(&self, span: Span, fact: impl Display, help: impl Display) {
        self.record(syn::Error::new(span, text(&fact, &help)));
    }

    fn record_at(&self, tokens: TokenStream, fact: &dyn Display, help: &dyn Display) {
        self.record(syn::Error::new_spanned(tokens, text(fact, help)));
    }

    fn record(&self, mistake: syn::Error) {
        self.found.borrow_mut().push(mistake);
    }

    /// Whether a mistake was recorded since `mark` was taken.
    pub(crate) fn since(&self, mark: usize) -> bool {
        self.count() > mark
    }

    /// How many mistakes are recorded: a mark for [`Diagnostics::since`].
    pub(crate) fn count(&self) -> usize {
        self.found.borrow().len()
    }

    /// The `compile_error!` items that tell every recorded mistake, in the order of their finding.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.found.into_inner().iter().map(syn::Error::to_compile_error).collect()
    }
}

/// Joins alternatives for a message: `` `a`, `b` or `c` ``.
pub(crate) fn alternatives<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

fn text(fact: &dyn Display, help: &dyn Display) -> String {
    format!("{fact}\nhelp: {help}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_read_as_a_sentence() {
        assert_eq!(alternatives([]), "");
        assert_eq!(alternatives(["a"]), "`a`");
        assert_eq!(alternatives(["a", "b", "c"]), "`a`, `b` or `c`");
    }

    #[test]
    fn every_mistake_is_told_with_its_help() {
        let diagnostics = Diagnostics::default();
        diagnostics.error_at(Span::call_site(), "one is wrong", "write two");
        diagnostics.error_at(Span::call_site(), "three is wrong", "write four");
        let told = diagnostics.into_compile_errors().to_string();
        assert!(told.contains("one is wrong\\nhelp: write two"), "{told}");
        assert!(told.contains("three is wrong\\nhelp: write four"), "{told}");
    }
}
