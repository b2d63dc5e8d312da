//! Operations that answer in pages: `paginate(..)` declares which members turn them.

use std::{
    collections::{BTreeMap, HashMap},
    hash::BuildHasher,
};

use crate::{Document, operation::Operation};

/// An operation whose answers come in pages. `#[aws_operation(paginate(..))]` implements it.
///
/// `input_token` names a field of the request, `output_token` the field of the output that holds the next page's token
/// (`summary.next_token` where it lies deeper); `limit` names the field of the request that bounds a page, `items` the
/// list of the output that holds what is listed.
///
/// ```
/// use aws_operation::{Paginate, aws_operation, aws_output};
///
/// #[aws_operation(
///     service = "iot", method = "GET", path = "/streams", output = ListStreamsOutput,
///     paginate(input_token = next_token, output_token = next_token, limit = max_results, items = streams),
/// )]
/// #[derive(Clone, Default)]
/// struct ListStreams {
///     #[aws(query, name = "nextToken")]
///     next_token: Option<String>,
///     #[aws(query, name = "maxResults")]
///     max_results: Option<i32>,
/// }
///
/// #[aws_output]
/// struct ListStreamsOutput {
///     streams: Option<Vec<String>>,
///     next_token: Option<String>,
/// }
///
/// let page = ListStreamsOutput { streams: None, next_token: Some("2".into()) };
/// let mut list = ListStreams::default();
/// list.set_token(ListStreams::next_token(&page).unwrap());
/// assert_eq!(list.next_token.as_deref(), Some("2"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared to answer in pages",
    label = "has no `paginate(..)`",
    note = "help: add `paginate(input_token = .., output_token = ..)` to its `#[aws_operation(..)]`, and derive `Clone`"
)]
pub trait Paginate: Operation + Clone {
    /// What stands for a page.
    type Token: PageToken;

    /// The token of the page after this one; `None` after the last.
    fn next_token(output: &Self::Output) -> Option<Self::Token>;

    /// Asks for the page that the token stands for.
    fn set_token(&mut self, token: Self::Token);

    /// Asks for at most this many items a page. Returns `false` where no `limit` is declared.
    fn set_page_size(&mut self, _size: i32) -> bool {
        false
    }
}

/// An operation in pages whose `items` are declared. `#[aws_operation(paginate(items = .., ..))]` implements it.
///
/// ```
/// use aws_operation::PaginateItems;
/// fn names<O: PaginateItems<Item = String>>(page: O::Output) -> Vec<String> {
///     O::items(page)
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not declare what its pages list",
    label = "has no `paginate(items = .., ..)`",
    note = "help: add `items = ..` to its `paginate(..)`, or take them out of the pages: `.items_with(|page| ..)`"
)]
pub trait PaginateItems: Paginate {
    /// What is listed.
    type Item;

    /// The items of a page.
    fn items(output: Self::Output) -> Vec<Self::Item>;
}

/// A type that can be a page token: a string, a number, a map, a document.
///
/// ```
/// use aws_operation::paginate::PageToken;
/// assert!(String::new().is_end() && !"2".to_owned().is_end());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a page token",
    label = "not a type for page tokens",
    note = "help: page tokens are `String`, `i32`, `i64`, maps or `Document`, and `Option` of these"
)]
pub trait PageToken: Clone + PartialEq + Send + 'static {
    /// Whether it stands for no page, as an empty string does.
    fn is_end(&self) -> bool;
}

impl PageToken for String {
    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

impl PageToken for i32 {
    fn is_end(&self) -> bool {
        false
    }
}

impl PageToken for i64 {
    fn is_end(&self) -> bool {
        false
    }
}

impl PageToken for Document {
    fn is_end(&self) -> bool {
        self.is_null()
    }
}

impl<T, S> PageToken for HashMap<String, T, S>
where
    T: Clone + PartialEq + Send + 'static,
    S: BuildHasher + Clone + Send + 'static,
{
    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Clone + PartialEq + Send + 'static> PageToken for BTreeMap<String, T> {
    fn is_end(&self) -> bool {
        self.is_empty()
    }
}

/// A list of an output, found by the hash of its field's name: by it one macro names what another one declared.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no field of this name that is a list",
    label = "not a list of the output",
    note = "help: `items` names a field of the output whose type is `Vec<..>` or `Option<Vec<..>>`; where the list lies \
            deeper leave `items` out and call `.items_with(|page| ..)`"
)]
pub trait ListField<const NAME: u64> {
    type Item;
    fn take(self) -> Vec<Self::Item>;
}

/// A place on the path to a token: `step` goes through an `Option`, and past what is none.
#[doc(hidden)]
#[derive(Debug)]
pub struct At<T>(pub T);

impl<'a, T> At<&'a Option<T>> {
    #[doc(hidden)]
    pub fn step(self) -> Option<&'a T> {
        self.0.as_ref()
    }
}

/// What [`At`] does where its own method does not apply: method lookup takes that one first.
#[doc(hidden)]
pub trait Plain<'a, T> {
    fn step(self) -> Option<&'a T>;
}

impl<'a, T> Plain<'a, T> for At<&'a T> {
    fn step(self) -> Option<&'a T> {
        Some(self.0)
    }
}
