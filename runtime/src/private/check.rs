//! Bounds that the macros check at a field's own span, with the field's own type.
//!
//! Each trait is one thing that `#[aws(..)]` asks of a field, and its message says what the type can be instead. The
//! functions are called where nothing runs: they only ask.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    marker::PhantomData,
    time::SystemTime,
};

use bytes::Bytes;
use serde_core::{Serialize, de::DeserializeOwned};

use crate::shape::{Document, MapKey, Read, ReadMapKey, Timestamp, Value};

/// Names the type of a member to have it judged, before it is used.
///
/// A member is written by one function and read by another, and each would tell what its own direction lacks. Where both
/// name the type here first, both tell the same, and the compiler tells it once.
pub struct Member<T: IsMember>(PhantomData<T>);

/// What a member can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that AWS members can have",
    label = "not a member type",
    note = "help: put `#[aws_shape]` on a type of your own, or `#[aws(serde)]` on a field whose type has serde's derives",
    note = "members are strings, `bool`, `i8` to `i64`, `f32`, `f64`, `Timestamp`, `DateTime<Utc>` of chrono (feature `chrono`), blobs (`Vec<u8>`, `Bytes`), `Document`, and `Option`, `Vec` and maps of these",
    note = "a type that borrows (`&str`, `Cow<'a, str>`) can be sent but not read: own it (`String`)"
)]
pub trait IsMember {}

// By this the message is that of the whole, not of the direction that is asked for first.
#[diagnostic::do_not_recommend]
impl<T: Value + Read> IsMember for T {}

/// [`Member`] for the keys of maps.
pub struct Key<T: IsKey>(PhantomData<T>);

/// What the key of a map can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a map's key",
    label = "not a map's key",
    note = "help: keys are strings: write `String`, or an enum with `#[aws_shape]`"
)]
pub trait IsKey {}

#[diagnostic::do_not_recommend]
impl<T: MapKey + ReadMapKey> IsKey for T {}

/// [`Member`] for what `serde` can be on.
pub struct Serde<T: IsSerde>(PhantomData<T>);

/// What `serde` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be written and read by serde",
    label = "has not serde's traits",
    note = "help: derive `serde::Serialize` and `serde::Deserialize` for it, or give a type of your own `#[aws_shape]` and \
            leave `serde` out"
)]
pub trait IsSerde {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> IsSerde for T {}

/// The same for requests, which are read by a test's service alone.
#[cfg(feature = "testing")]
pub use self::{Key as InputKey, Member as Input, Serde as InputSerde};

/// The types of requests need no judge where they are used in one direction only.
#[cfg(not(feature = "testing"))]
pub use self::{Unjudged as Input, Unjudged as InputKey, Unjudged as InputSerde};

/// Names any type.
#[cfg(not(feature = "testing"))]
pub struct Unjudged<T>(PhantomData<T>);

/// What a path label can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a path label",
    label = "not a path label",
    note = "help: a label is a string, a number, a `bool`, a timestamp or a string enum, and always set"
)]
pub trait Label {}

#[doc(hidden)]
pub fn label<T: Label + ?Sized>() {}

/// What a query parameter can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a query parameter",
    label = "not a query parameter",
    note = "help: a query parameter is a string, a number, a `bool`, a timestamp or a string enum, or a list of these, \
            each of them in an `Option` too"
)]
pub trait Query {}

#[doc(hidden)]
pub fn query<T: Query + ?Sized>() {}

/// What `query_params` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the query parameters",
    label = "not a map of query parameters",
    note = "help: `query_params` takes a map from strings to strings or to lists of strings: `HashMap<String, String>`"
)]
pub trait QueryParams {}

#[doc(hidden)]
pub fn query_params<T: QueryParams + ?Sized>() {}

/// What a header can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a header",
    label = "not a header",
    note = "help: a header is a string, a number, a `bool`, a timestamp or a string enum, or a list of these, each of \
            them in an `Option` too"
)]
pub trait Header {}

#[doc(hidden)]
pub fn header<T: Header + ?Sized>() {}

/// What `prefix_headers` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the headers of a prefix",
    label = "not a map of headers",
    note = "help: `prefix_headers` takes a map from strings to strings: `HashMap<String, String>`"
)]
pub trait PrefixHeaders {}

#[doc(hidden)]
pub fn prefix_headers<T: PrefixHeaders + ?Sized>() {}

/// What the status code can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the status code",
    label = "not a status code",
    note = "help: a status code is an `i32`"
)]
pub trait StatusCode {}

#[doc(hidden)]
pub fn status_code<T: StatusCode + ?Sized>() {}

/// What `timestamp` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no timestamp, and `timestamp` is the format of one",
    label = "not a timestamp",
    note = "help: write `Timestamp`, `SystemTime` or `DateTime<Utc>` of chrono (feature `chrono`), or leave `timestamp` out"
)]
pub trait IsTimestamp {}

#[doc(hidden)]
pub fn timestamp<T: IsTimestamp + ?Sized>() {}

/// What `length` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no length",
    label = "`length` bounds a string, a blob, a list or a map",
    note = "help: write `range(..)` for a number, or leave `length` out"
)]
pub trait Length {}

#[doc(hidden)]
pub fn length<T: Length + ?Sized>() {}

/// What `range` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number",
    label = "`range` bounds a number",
    note = "help: write `length(..)` for a string, a blob, a list or a map, or leave `range` out"
)]
pub trait Range {}

#[doc(hidden)]
pub fn range<T: Range + ?Sized>() {}

/// What `required` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is always there",
    label = "required by its type",
    note = "help: leave `required` out: it asks for an `Option` to be set"
)]
pub trait Optional {}

#[doc(hidden)]
pub fn required<T: Optional + ?Sized>() {}

/// What `idempotency_token` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be an idempotency token",
    label = "not a token that can be filled in",
    note = "help: write `Option<String>`: the token is filled in where it is `None`"
)]
pub trait Token {}

#[doc(hidden)]
pub fn idempotency_token<T: Token + ?Sized>() {}

/// What `json_value` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't hold JSON",
    label = "not a JSON value",
    note = "help: write `Document`, or a string that holds JSON"
)]
pub trait JsonValue {}

#[doc(hidden)]
pub fn json_value<T: JsonValue + ?Sized>() {}

/// What a label of the host name can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be part of the host name",
    label = "not a host label",
    note = "help: a host label is a string: write `String`"
)]
pub trait HostLabel {}

#[doc(hidden)]
pub fn host_label<T: HostLabel + ?Sized>() {}

/// What `default` can be on.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no default",
    label = "no value for when the member is absent",
    note = "help: derive `Default` for the type, or write `Option<..>` and leave `default` out"
)]
pub trait HasDefault: Sized {
    /// The value for a member that is absent.
    fn or_default(value: Option<Self>) -> Self;
}

/// The value of a member with a default.
pub fn or_default<T: HasDefault>(value: Option<T>) -> T {
    T::or_default(value)
}

/// A single value that can be written as text. String enums and integer enums are such values.
pub trait Scalar {}

/// A string, or a string enum.
pub trait Text: Scalar {}

/// A number, or an integer enum.
pub trait Number: Scalar {}

macro_rules! implement {
    ($($name:ident: $($type:ty),*;)*) => { $($(
        #[diagnostic::do_not_recommend]
        impl $name for $type {}
    )*)* };
}

implement! {
    Scalar: str, String, Box<str>, Cow<'_, str>, bool, i8, i16, i32, i64, u16, u32, f32, f64, Timestamp, SystemTime;
    Text: str, String, Box<str>, Cow<'_, str>;
    Number: i8, i16, i32, i64, u16, u32, f32, f64;
    StatusCode: i16, i32, i64, u16, u32;
    IsTimestamp: Timestamp, SystemTime;
    Length: Vec<u8>, [u8], Bytes;
    JsonValue: Document;
}

#[cfg(feature = "chrono")]
implement! {
    Scalar: chrono::DateTime<chrono::Utc>;
    IsTimestamp: chrono::DateTime<chrono::Utc>;
}

/// Implements checks for types that hold others; the holder is judged as a whole, so its message is the one that is told.
macro_rules! implement_for {
    ($([$($generics:tt)*] $name:ident for $type:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $name for $type {}
    )* };
}

implement_for! {
    [T: Scalar + ?Sized] Scalar for &T;
    [T: Text + ?Sized] Text for &T;

    [T: Scalar + ?Sized] Label for T;

    [T: Scalar + ?Sized] Query for T;
    [T: Query] Query for Option<T>;
    [T: Scalar] Query for Vec<T>;
    [T: Scalar] Query for VecDeque<T>;
    [T: Scalar] Query for BTreeSet<T>;
    [T: Scalar, S] Query for HashSet<T, S>;
    [T: Scalar] Query for &[T];

    [T: Scalar + ?Sized] Header for T;
    [T: Header] Header for Option<T>;
    [T: Scalar] Header for Vec<T>;
    [T: Scalar] Header for VecDeque<T>;
    [T: Scalar] Header for BTreeSet<T>;
    [T: Scalar, S] Header for HashSet<T, S>;
    [T: Scalar] Header for &[T];

    [K: Text, V: Query] QueryParams for BTreeMap<K, V>;
    [K: Text, V: Query, S] QueryParams for HashMap<K, V, S>;
    [T: QueryParams] QueryParams for Option<T>;
    [T: QueryParams] QueryParams for &T;

    [K: Text, V: Text] PrefixHeaders for BTreeMap<K, V>;
    [K: Text, V: Text, S] PrefixHeaders for HashMap<K, V, S>;
    [T: PrefixHeaders] PrefixHeaders for Option<T>;
    [T: PrefixHeaders] PrefixHeaders for &T;

    [T: StatusCode] StatusCode for Option<T>;

    [T: IsTimestamp] IsTimestamp for Option<T>;
    [T: IsTimestamp] IsTimestamp for Vec<T>;
    [T: IsTimestamp] IsTimestamp for &[T];
    [K, V: IsTimestamp] IsTimestamp for BTreeMap<K, V>;
    [K, V: IsTimestamp, S] IsTimestamp for HashMap<K, V, S>;

    [T: Text + ?Sized] Length for T;
    [T: Length] Length for Option<T>;
    [T: Value] Length for Vec<T>;
    [T] Length for VecDeque<T>;
    [T] Length for BTreeSet<T>;
    [T, S] Length for HashSet<T, S>;
    [K, V] Length for BTreeMap<K, V>;
    [K, V, S] Length for HashMap<K, V, S>;

    [T: Number] Range for T;
    [T: Range] Range for Option<T>;

    [T] Optional for Option<T>;

    [T: Text] Token for Option<T>;

    [T: Text + ?Sized] JsonValue for T;
    [T: JsonValue] JsonValue for Option<T>;

    [T: Text + ?Sized] HostLabel for T;
    [T: Text] HostLabel for Option<T>;
}

#[diagnostic::do_not_recommend]
impl<T: Default> HasDefault for T {
    fn or_default(value: Option<Self>) -> Self {
        value.unwrap_or_default()
    }
}
