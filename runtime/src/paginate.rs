//! Operations that answer in pages: `paginate(..)` declares which members turn them.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    hash::BuildHasher,
};

use crate::{Document, operation::Operation};

/// An operation whose answers come in pages. `#[aws_operation(paginate(..))]` implements it.
///
/// `input_token` names a field of the request, `output_token` the field of the output that holds the next page's token
/// (`summary.next_token` where it lies deeper); `limit` names the field of the request that bounds a page, `items` the
/// list or the map of the output that holds what is listed (`summary.streams` where it lies deeper).
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

/// What can bound a page: a number, or a string as some services have it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't bound a page",
    label = "`limit` is a number of items",
    note = "help: write `Option<i32>`, or leave `limit` out"
)]
pub trait PageSize {
    fn page_size(size: i32) -> Self;
}

macro_rules! page_sizes {
    ($($type:ty: $size:ident => $value:expr;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl PageSize for $type {
            fn page_size($size: i32) -> Self {
                $value
            }
        }
    )* };
}

page_sizes! {
    i32: size => size;
    i64: size => size.into();
    f64: size => size.into();
    String: size => size.to_string();
}

#[diagnostic::do_not_recommend]
impl<T: PageSize> PageSize for Option<T> {
    fn page_size(size: i32) -> Self {
        Some(T::page_size(size))
    }
}

/// A token of an output that a request of this token type can ask with.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the output's token is `{Self}`, and the request's is `{T}`",
    label = "not the type of the request's token",
    note = "help: give both fields one type: `Option<String>` for most operations"
)]
pub trait TokenFor<T> {
    fn token(&self) -> T;
}

#[diagnostic::do_not_recommend]
impl<T: Clone> TokenFor<T> for T {
    fn token(&self) -> T {
        self.clone()
    }
}

/// The type of a field, found by the hash of the field's name: by it one macro finds what another one declared.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no field of this name that holds items",
    label = "not found in `{Self}`",
    note = "help: `items` names a list or a map of the output, `items = streams`, or the fields that lead to one, \
            `items = page.streams`, as they are named in Rust and no less visible than their structs"
)]
pub trait Field<const NAME: u64> {
    type Type;
}

impl<const NAME: u64, T: Field<NAME>> Field<NAME> for Option<T> {
    type Type = T::Type;
}

impl<const NAME: u64, T: Field<NAME>> Field<NAME> for Box<T> {
    type Type = T::Type;
}

/// What holds items, or nothing in their place.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no items",
    label = "neither a list nor a map",
    note = "help: `items` names a field whose type is a list, `Vec<..>`, or a map, in an `Option` too; whatever else a page \
            lists is taken out of it by `.items_with(|page| ..)`"
)]
pub trait Listed {
    type Item;
    fn into_items(self) -> Vec<Self::Item>;
}

macro_rules! listed {
    ($([$($generics:tt)*] $type:ty => $item:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Listed for $type {
            type Item = $item;
            fn into_items(self) -> Vec<$item> {
                self.into_iter().collect()
            }
        }
    )* };
}

listed! {
    [T] Vec<T> => T;
    [T] VecDeque<T> => T;
    [T] BTreeSet<T> => T;
    [T, S] HashSet<T, S> => T;
    [K, V] BTreeMap<K, V> => (K, V);
    [K, V, S] HashMap<K, V, S> => (K, V);
}

#[diagnostic::do_not_recommend]
impl<L: Listed> Listed for Option<L> {
    type Item = L::Item;
    fn into_items(self) -> Vec<L::Item> {
        self.map(Listed::into_items).unwrap_or_default()
    }
}

#[diagnostic::do_not_recommend]
impl<L: Listed> Listed for Box<L> {
    type Item = L::Item;
    fn into_items(self) -> Vec<L::Item> {
        (*self).into_items()
    }
}

/// The value itself, of a type that is known once that of its `Field` is: without the field, neither is looked into.
#[doc(hidden)]
pub fn held<S, Field: HeldBy<S>>(value: S) -> Field::Holder {
    Field::same(value)
}

#[doc(hidden)]
pub trait HeldBy<S> {
    type Holder;
    fn same(value: S) -> Self::Holder;
}

impl<S, Field> HeldBy<S> for Field {
    type Holder = S;
    fn same(value: S) -> S {
        value
    }
}

/// A place on the path to a member: `step` goes through an `Option`, and past what is none.
#[doc(hidden)]
#[derive(Debug)]
pub struct At<T>(pub T);

impl<'a, T> At<&'a Option<T>> {
    #[doc(hidden)]
    pub fn step(self) -> Option<&'a T> {
        self.0.as_ref()
    }
}

impl<T> At<Option<T>> {
    #[doc(hidden)]
    pub fn step(self) -> Option<T> {
        self.0
    }
}

/// What [`At`] does where its own methods do not apply: method lookup takes those first.
#[doc(hidden)]
pub trait Plain<T> {
    fn step(self) -> Option<T>;
}

impl<T> Plain<T> for At<T> {
    fn step(self) -> Option<T> {
        Some(self.0)
    }
}
