//! What failed, without the operation's types: compiled once, whatever the number of operations.

use std::{error::Error as StdError, fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderName, response};

use super::{ErrorKind, RetryKind};
use crate::{
    body::BoxError,
    operation::{ErrorVariant, OperationSchema},
    protocol::{ErrorMetadata, InvalidInput},
    shape::ShapeError,
    sigv4::{Expected, Mismatch},
};

/// A failed operation.
pub(crate) struct Failure {
    pub(crate) operation: &'static str,
    pub(crate) cause: Cause,
    /// Boxed, as most functions that can fail have no response yet and hand this type on.
    pub(crate) response: Option<Box<Response>>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
}

/// Why it failed.
#[cfg_attr(not(feature = "client"), expect(dead_code, reason = "only a client fails in the other ways"))]
pub(crate) enum Cause {
    InvalidInput(InvalidInput),
    Configuration(BoxError),
    Credentials(BoxError),
    /// With whether the same request may be sent again.
    Transport(BoxError, bool),
    Timeout(String),
    Service {
        metadata: ErrorMetadata,
        retryable: bool,
        throttling: bool,
    },
    Response(ShapeError),
    Pagination(String),
}

/// The response that came back, for the person who looks into the failure.
pub(crate) struct Response {
    pub(crate) head: response::Parts,
    pub(crate) body: Bytes,
    /// How AWS read the request, where it did not accept the signature and says what it expected.
    pub(crate) mismatch: Option<Mismatch>,
}

impl Response {
    fn new(head: response::Parts, body: Bytes) -> Box<Self> {
        Box::new(Self { head, body, mismatch: None })
    }
}

impl Failure {
    pub(crate) fn new(operation: &'static str, cause: Cause) -> Self {
        Self { operation, cause, response: None, attempts: 0, elapsed: Duration::ZERO }
    }

    pub(crate) fn invalid_input(operation: &'static str, invalid: InvalidInput) -> Self {
        Self::new(operation, Cause::InvalidInput(invalid))
    }

    /// An error that the service answered.
    pub(crate) fn service(operation: &'static OperationSchema, head: response::Parts, body: Bytes) -> Self {
        let mut metadata = operation.protocol.error(&head, &body);
        if let Some(message) = &mut metadata.message {
            // What AWS may say behind this repeats the request, with the session token in it.
            message.truncate(Expected::summary(message).len());
        }
        let declared = variant(operation, &metadata, &head, &body).map(|(_, variant)| variant);
        let cause = Cause::Service {
            retryable: declared.is_some_and(|variant| variant.retryable),
            throttling: declared.is_some_and(|variant| variant.throttling),
            metadata,
        };
        Self { response: Some(Response::new(head, body)), ..Self::new(operation.name, cause) }
    }

    /// A success that does not fit the declaration.
    pub(crate) fn response(
        operation: &'static OperationSchema,
        head: response::Parts,
        body: Bytes,
        error: ShapeError,
    ) -> Self {
        Self { response: Some(Response::new(head, body)), ..Self::new(operation.name, Cause::Response(error)) }
    }

    /// A reader that filled nothing.
    #[cold]
    #[expect(clippy::unnecessary_box_returns, reason = "each operation has a call of it, and boxes nothing itself")]
    pub(crate) fn empty_output(operation: &'static OperationSchema) -> Box<Self> {
        Box::new(Self::new(operation.name, Cause::Response(ShapeError::new("the response holds no output"))))
    }

    /// Where the declared error is that the service answered: its index and the response to read it from.
    pub(crate) fn modelled(&self, operation: &'static OperationSchema) -> Option<(usize, &response::Parts, &[u8])> {
        let response = self.response.as_ref()?;
        let (index, _) = variant(operation, self.service_metadata()?, &response.head, &response.body)?;
        Some((index, &response.head, &response.body))
    }

    pub(crate) fn service_metadata(&self) -> Option<&ErrorMetadata> {
        match &self.cause {
            Cause::Service { metadata, .. } => Some(metadata),
            _ => None,
        }
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        let headers = &self.response.as_ref()?.head.headers;
        REQUEST_IDS.iter().find_map(|name| headers.get(name)?.to_str().ok())
    }

    pub(crate) fn is_retryable(&self) -> bool {
        match &self.cause {
            Cause::Transport(_, retryable) => *retryable,
            Cause::Timeout(_) => true,
            _ => self.retry_kind().is_some(),
        }
    }

    pub(crate) fn is_throttling(&self) -> bool {
        self.retry_kind() == Some(RetryKind::Throttling)
    }

    /// For an error that the service answered.
    fn retry_kind(&self) -> Option<RetryKind> {
        let Cause::Service { metadata, retryable, throttling } = &self.cause else { return None };
        let status = self.response.as_ref()?.head.status;
        RetryKind::of_error(RetryKind::declared(*retryable, *throttling), metadata.code.as_deref(), status)
    }
}

/// The headers in which services say how to find a request in their logs.
static REQUEST_IDS: [HeaderName; 3] = [
    HeaderName::from_static("x-amzn-requestid"),
    HeaderName::from_static("x-amz-request-id"),
    HeaderName::from_static("x-amzn-request-id"),
];

/// The declared error of that code, or of the name that it has beside its code.
fn variant(
    operation: &'static OperationSchema,
    metadata: &ErrorMetadata,
    head: &response::Parts,
    body: &[u8],
) -> Option<(usize, &'static ErrorVariant)> {
    let find = |code: &str| operation.errors.iter().enumerate().find(|(_, variant)| variant.code() == code);
    let by_code = metadata.code.as_deref().and_then(find);
    by_code.or_else(|| find(&operation.protocol.error_name(head, body)?))
}

impl Cause {
    pub(crate) fn kind(&self) -> ErrorKind {
        match self {
            Self::InvalidInput(_) => ErrorKind::InvalidInput,
            Self::Configuration(_) => ErrorKind::Configuration,
            Self::Credentials(_) => ErrorKind::Credentials,
            Self::Transport(..) => ErrorKind::Transport,
            Self::Timeout(_) => ErrorKind::Timeout,
            Self::Service { .. } => ErrorKind::Service,
            Self::Response(_) => ErrorKind::Response,
            Self::Pagination(_) => ErrorKind::Pagination,
        }
    }

    pub(crate) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::InvalidInput(error) => Some(error),
            Self::Configuration(error) | Self::Credentials(error) | Self::Transport(error, _) => Some(&**error),
            Self::Response(error) => Some(error),
            Self::Timeout(_) | Self::Service { .. } | Self::Pagination(_) => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        match &self.cause {
            Cause::InvalidInput(error) => write!(f, "{error}")?,
            Cause::Configuration(error) | Cause::Transport(error, _) => write!(f, "{error}")?,
            Cause::Credentials(error) => write!(f, "no credentials, nothing was sent: {error}")?,
            Cause::Timeout(what) | Cause::Pagination(what) => f.write_str(what)?,
            Cause::Service { metadata, .. } => self.write_service(f, metadata)?,
            Cause::Response(error) => {
                f.write_str("the response does not fit the declaration")?;
                self.write_status(f)?;
                write!(f, ": {error}")?;
            }
        }
        self.write_effort(f)?;
        match self.response.as_ref().and_then(|response| response.mismatch.as_ref()) {
            Some(mismatch) => write!(f, "\n{mismatch}"),
            None => Ok(()),
        }
    }
}

impl Failure {
    fn write_effort(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // One attempt is what a reader expects; more of them took time that should not look like the network's.
        match (self.attempts, self.request_id()) {
            (0 | 1, None) => Ok(()),
            (0 | 1, Some(id)) => write!(f, " [request id {id}]"),
            (attempts, None) => write!(f, " [{attempts} attempts in {:.1?}]", self.elapsed),
            (attempts, Some(id)) => write!(f, " [{attempts} attempts in {:.1?}, request id {id}]", self.elapsed),
        }
    }

    fn write_service(&self, f: &mut fmt::Formatter<'_>, metadata: &ErrorMetadata) -> fmt::Result {
        f.write_str(metadata.code.as_deref().unwrap_or("error without a code"))?;
        self.write_status(f)?;
        match &metadata.message {
            Some(message) => write!(f, ": {message}"),
            None => self.write_unread_body(f),
        }
    }

    fn write_status(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.response {
            Some(response) => write!(f, " ({})", response.head.status.as_u16()),
            None => Ok(()),
        }
    }

    /// For an answer that is no error of the protocol, a proxy's page say: what it is, so that one knows where to look.
    fn write_unread_body(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(response) = &self.response else { return Ok(()) };
        if response.body.is_empty() {
            return f.write_str(": the body is empty");
        }
        let media_type = response.head.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        write!(f, ": the body has {} bytes of {}", response.body.len(), media_type.unwrap_or("no stated type"))
    }
}
