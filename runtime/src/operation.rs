//! An operation, apart from any network: what is declared, and the two ways between it and HTTP.

use bytes::Bytes;

use crate::{
    body::Body,
    endpoint::Endpoint,
    error::Error,
    protocol::{Protocol, RequestContext},
    service::Service,
    shape::{Read, Reader, Schema, ShapeError, Value},
};

/// A declared operation: a request type, its answer and its errors.
///
/// `#[aws_operation]` implements it. It needs no client, no clock and no network, so it also serves who brings an own
/// way of sending:
///
/// ```
/// # use aws_operation::{aws_operation, Operation};
/// #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// struct DeleteStream {
///     stream_id: String,
/// }
///
/// let request = DeleteStream { stream_id: "a/b".into() }.to_http_request(&"https://iot.eu-west-1.amazonaws.com".parse()?)?;
/// assert_eq!(request.uri(), "https://iot.eu-west-1.amazonaws.com/streams/a%2Fb");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation",
    label = "not an operation",
    note = "help: put `#[aws_operation(service = \"..\", method = \"..\", path = \"..\")]` on the request struct"
)]
pub trait Operation: Value {
    /// What a success answers.
    type Output: Output;
    /// What the service's own errors are read into.
    type Error: OperationError;
    /// What is declared of it.
    const OPERATION: &'static OperationSchema;
    /// For the macro: asking for these by way of the trait tells a type that is no output once, where it is declared.
    #[doc(hidden)]
    const OUTPUT_SCHEMA: &'static Schema = Self::Output::SCHEMA;
    #[doc(hidden)]
    const ERROR_VARIANTS: &'static [ErrorVariant] = Self::Error::VARIANTS;

    /// The request, unsigned, with its body; nothing is sent.
    ///
    /// Fails with every violation of the declaration at once: required members unset, labels that are empty or would
    /// retarget the request, bounds not kept.
    fn to_http_request(&self, endpoint: &Endpoint) -> Result<http::Request<Body>, Error<Self::Error>>
    where
        Self: Sized,
    {
        crate::protocol::build(Self::OPERATION, self, &RequestContext::new(endpoint)).map_err(Error::from)
    }

    /// The output of a response, or the error that it stands for.
    fn from_http_response(response: http::Response<Bytes>) -> Result<Self::Output, Error<Self::Error>>
    where
        Self: Sized,
    {
        let (parts, body) = response.into_parts();
        crate::protocol::parse::<Self>(parts, body)
    }
}

/// What is declared of an operation: constants only.
///
/// ```
/// # use aws_operation::{aws_operation, Operation};
/// #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// struct DeleteStream {
///     stream_id: String,
/// }
/// assert_eq!(DeleteStream::OPERATION.name, "DeleteStream");
/// ```
#[derive(Clone, Copy)]
pub struct OperationSchema {
    /// The operation's name.
    pub name: &'static str,
    /// The service it belongs to.
    pub service: &'static Service,
    /// How it travels.
    pub protocol: &'static dyn Protocol,
    /// The HTTP method.
    pub method: &'static str,
    /// The path, in parts, from its leading `/`.
    pub path: &'static [Part],
    /// The literal query of the path, without `?`; empty where there is none.
    pub query: &'static str,
    /// What stands before the endpoint's host, in parts, with its final dot.
    pub host_prefix: &'static [Part],
    /// How it is authorized.
    pub auth: Auth,
    /// What else is said of it.
    pub traits: OperationTraits,
    /// The members of the request.
    pub input: &'static Schema,
    /// The members of the answer.
    pub output: &'static Schema,
    /// The errors that its service answers.
    pub errors: &'static [ErrorVariant],
}

/// A part of a path or a host prefix.
///
/// ```
/// use aws_operation::operation::Part;
/// const PATH: &[Part] = &[Part::Literal("/streams/"), Part::Label(0)];
/// assert_eq!(PATH.len(), 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Sent as it stands.
    Literal(&'static str),
    /// The member at this index of the input, percent-encoded.
    Label(u16),
    /// The member at this index of the input, percent-encoded except for `/`.
    Greedy(u16),
}

/// How a request is authorized.
///
/// ```
/// assert_ne!(aws_operation::operation::Auth::SigV4, aws_operation::operation::Auth::None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// [Signature Version 4](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html).
    SigV4,
    /// Nothing: the operation is public.
    None,
    /// A bearer token, RFC 6750.
    Bearer,
}

/// A set of traits that an operation either has or has not.
///
/// ```
/// use aws_operation::operation::OperationTraits;
/// assert!(!OperationTraits::NONE.has(OperationTraits::UNSIGNED_PAYLOAD));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperationTraits(u16);

impl OperationTraits {
    /// No trait.
    pub const NONE: Self = Self(0);
    /// The body is not part of the signature, `@unsignedPayload`.
    pub const UNSIGNED_PAYLOAD: Self = Self(1);
    /// The body carries a checksum, `@httpChecksumRequired`. With the feature `checksums`.
    #[cfg(feature = "checksums")]
    pub const CHECKSUM_REQUIRED: Self = Self(1 << 1);
    /// The body may be sent compressed, `@requestCompression`.
    pub const COMPRESSION: Self = Self(1 << 2);
    /// Sending it twice does what sending it once does, `@idempotent` or `@readonly`.
    pub const IDEMPOTENT: Self = Self(1 << 3);

    /// These traits and those.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` are among these.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// What an operation answers: `#[aws_output]` implements it, and so does [`Document`](crate::Document) for operations
/// that declare no output.
///
/// ```
/// # use aws_operation::{aws_output, Output};
/// #[aws_output]
/// struct DescribeOutput {
///     name: Option<String>,
/// }
/// assert_eq!(DescribeOutput::SCHEMA.member(0).unwrap().name, "name");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an output",
    label = "not an output",
    note = "help: put `#[aws_output]` on `{Self}`, or leave `output = ..` out to receive a `Document`"
)]
pub trait Output: Read {
    /// The members of the answer.
    const SCHEMA: &'static Schema;
}

impl Output for crate::Document {
    const SCHEMA: &'static Schema = &Schema::new("Document", &[]);
}

/// The errors that an operation's service answers: `#[aws_error]` implements it.
///
/// ```
/// # use aws_operation::{aws_error, OperationError};
/// #[aws_error]
/// enum DescribeError {
///     ResourceNotFoundException,
///     #[aws(throttling)]
///     ThrottlingException,
/// }
/// assert!(DescribeError::VARIANTS[1].throttling);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation's error",
    label = "not an error of a service",
    note = "help: put `#[aws_error]` on the enum `{Self}`, or leave `error = ..` out"
)]
pub trait OperationError: Sized {
    /// The errors, in the order of their variants.
    const VARIANTS: &'static [ErrorVariant];

    /// Reads the variant at `index` of [`VARIANTS`](Self::VARIANTS) into `place`.
    fn read_into(place: &mut Option<Self>, index: usize, from: &mut dyn Reader) -> Result<(), ShapeError>;
}

/// What is declared of one error of a service.
///
/// ```
/// use aws_operation::operation::ErrorVariant;
/// let busy = ErrorVariant::new("Busy").throttling();
/// assert!(busy.code() == "Busy" && busy.retryable);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ErrorVariant {
    code: &'static str,
    schema: Option<&'static Schema>,
    /// Whether a retry may help, `@retryable`.
    pub retryable: bool,
    /// Whether it tells to slow down, `@retryable(throttling: true)`.
    pub throttling: bool,
}

impl ErrorVariant {
    /// An error of this code, without members.
    pub const fn new(code: &'static str) -> Self {
        Self { code, schema: None, retryable: false, throttling: false }
    }

    /// The code on the wire.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Its members.
    pub const fn schema(&self) -> &'static Schema {
        static NOTHING: Schema = Schema::new("", &[]);
        match self.schema {
            Some(schema) => schema,
            None => &NOTHING,
        }
    }

    /// The same, with these members.
    #[must_use]
    pub const fn with(self, schema: &'static Schema) -> Self {
        Self { schema: Some(schema), ..self }
    }

    /// The same, worth a retry.
    #[must_use]
    pub const fn retryable(self) -> Self {
        Self { retryable: true, ..self }
    }

    /// The same, worth a retry after slowing down.
    #[must_use]
    pub const fn throttling(self) -> Self {
        Self { retryable: true, throttling: true, ..self }
    }
}

/// The error type of an operation that declares none: it has no value, as every service error stays generic.
///
/// ```
/// use aws_operation::{OperationError, Unmodelled};
/// assert!(Unmodelled::VARIANTS.is_empty());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmodelled {}

impl OperationError for Unmodelled {
    const VARIANTS: &'static [ErrorVariant] = &[];

    fn read_into(_: &mut Option<Self>, _: usize, _: &mut dyn Reader) -> Result<(), ShapeError> {
        Err(ShapeError::new("the operation declares no errors"))
    }
}
