//! The errors that a test's service answers.

use http::StatusCode;

use crate::{
    operation::{ErrorVariant, OperationError, Unmodelled},
    protocol::ErrorMetadata,
    shape::{ShapeError, Writer},
};

/// An error that a handler answers: a declared one, or one by its code.
///
/// Its status is 400 unless said otherwise.
///
/// ```
/// use aws_operation::{aws_error, testing::ErrorResponse};
///
/// #[aws_error]
/// enum DescribeError {
///     ResourceNotFoundException,
/// }
///
/// let declared = ErrorResponse::new(DescribeError::ResourceNotFoundException).status(404).message("stream s1 not found");
/// let undeclared = ErrorResponse::<DescribeError>::with_code("InternalFailure").status(500);
/// assert_eq!((declared.code(), undeclared.code()), ("ResourceNotFoundException", "InternalFailure"));
/// ```
#[derive(Debug)]
pub struct ErrorResponse<E = Unmodelled> {
    code: String,
    message: Option<String>,
    status: StatusCode,
    modelled: Option<E>,
}

/// An error type that can be written as well as read. `#[aws_error]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be answered by a test's service",
    note = "help: put `#[aws_error]` on the enum `{Self}`"
)]
pub trait ModelledError: OperationError {
    /// The variant's place in [`VARIANTS`](OperationError::VARIANTS).
    fn index(&self) -> usize;

    /// Hands the variant's members to `to`, as one structure.
    fn write(&self, to: &mut dyn Writer) -> Result<(), ShapeError>;
}

impl ModelledError for Unmodelled {
    fn index(&self) -> usize {
        match *self {}
    }

    fn write(&self, _: &mut dyn Writer) -> Result<(), ShapeError> {
        match *self {}
    }
}

impl<E> ErrorResponse<E> {
    /// A declared error, with its code and members.
    pub fn new(error: E) -> Self
    where
        E: ModelledError,
    {
        let code = E::VARIANTS.get(error.index()).map_or("", ErrorVariant::code);
        Self { modelled: Some(error), ..Self::with_code(code) }
    }

    /// An error of this code, which the operation need not declare.
    pub fn with_code(code: impl Into<String>) -> Self {
        Self { code: code.into(), message: None, status: StatusCode::BAD_REQUEST, modelled: None }
    }

    /// The same with what the service says about it.
    #[must_use]
    pub fn message(self, message: impl Into<String>) -> Self {
        Self { message: Some(message.into()), ..self }
    }

    /// The same with this status. One that is no error (outside of 400 to 599) becomes 500.
    #[must_use]
    pub fn status(self, status: u16) -> Self {
        let status =
            StatusCode::from_u16(status).ok().filter(|status| status.is_client_error() || status.is_server_error());
        Self { status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), ..self }
    }

    /// Its code.
    pub fn code(&self) -> &str {
        &self.code
    }

    pub(super) fn into_parts(self) -> (StatusCode, ErrorMetadata, Option<E>) {
        (self.status, ErrorMetadata { code: Some(self.code), message: self.message }, self.modelled)
    }
}

impl<E: ModelledError> From<E> for ErrorResponse<E> {
    fn from(error: E) -> Self {
        Self::new(error)
    }
}
