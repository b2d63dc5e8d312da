//! Typed handlers behind one type.

use bytes::Bytes;
use http::Response;

use super::{ErrorResponse, ModelledError, RecordedRequest, Reply, check};
use crate::{
    operation::{Operation, OperationError as _, Output},
    protocol::ServerProtocol,
    shape::{Member, Read, Reader, ShapeError, Value, Writer},
};

/// An operation that a test's service can take: its request can be read, its output and errors be written.
///
/// Every declared operation whose request borrows nothing is one.
///
/// ```
/// # use aws_operation::{aws_operation, testing::Answerable};
/// #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// struct DeleteStream {
///     stream_id: String,
/// }
///
/// fn is_answerable<O: Answerable>() {}
/// is_answerable::<DeleteStream>();
/// ```
#[diagnostic::on_unimplemented(
    message = "a test's service cannot take `{Self}`",
    note = "help: a request that borrows (`&str`, `Cow<'a, str>`) cannot be read back; own it, or use `on_http`",
    note = "help: an operation, output or error that is implemented by hand needs `Read` for the request, `Value` for the output and `ModelledError` for the error"
)]
pub trait Answerable: Operation<Output: Output + Value, Error: ModelledError> + Read + 'static {}

impl<O: Operation<Output: Output + Value, Error: ModelledError> + Read + 'static> Answerable for O {}

/// What takes a request and gives a response, or says what is wrong with the test.
pub(super) type Handler = Box<dyn FnMut(&RecordedRequest) -> Result<Reply, String> + Send>;

/// Reads the request, asks `handler`, writes what it says, and checks both ways.
pub(super) fn typed<O: Answerable>(
    mut handler: impl FnMut(O) -> Result<O::Output, ErrorResponse<O::Error>> + Send + 'static,
) -> Handler {
    Box::new(move |request| {
        let operation = O::OPERATION;
        let unreadable = |error: ShapeError| format!("a request of `{}` cannot be read back: {error}", operation.name);
        let protocol = operation.protocol.server().ok_or_else(|| {
            format!("`{}` speaks {}, whose server the test kit lacks", operation.name, operation.protocol.name())
        })?;
        let input: O = request.read().map_err(unreadable)?;
        check::request(operation, &input, request)?;
        let response = match handler(input) {
            Ok(output) => success::<O>(protocol, &output),
            Err(error) => failure::<O>(protocol, error),
        };
        response.map(Reply::from)
    })
}

fn success<O: Answerable>(protocol: &dyn ServerProtocol, output: &O::Output) -> Result<Response<Bytes>, String> {
    let name = O::OPERATION.name;
    let unwritable = |error: ShapeError| format!("the output of `{name}` cannot be written: {error}");
    let response = protocol.write_output(output).map_err(unwritable)?;
    let unreadable = |error: ShapeError| format!("the output of `{name}` cannot be read back: {error}");
    let mut again = None::<O::Output>;
    let head = check::head(&response);
    O::OPERATION
        .protocol
        .output(O::OPERATION.output, &head, response.body().clone().into(), &mut again)
        .map_err(unreadable)?;
    let again = again.ok_or_else(|| format!("the output of `{name}` was read back as nothing"))?;
    let again = protocol.write_output(&again).map_err(unwritable)?;
    check::response(name, &response, &again)?;
    Ok(response)
}

fn failure<O: Answerable>(
    protocol: &dyn ServerProtocol,
    error: ErrorResponse<O::Error>,
) -> Result<Response<Bytes>, String> {
    let name = O::OPERATION.name;
    let (status, metadata, modelled) = error.into_parts();
    let code = metadata.code.as_deref().unwrap_or_default();
    let members = modelled.as_ref().map(Members);
    let members = members.as_ref().map(|members| members as &dyn Value);
    let response = protocol
        .write_error(status, &metadata, members)
        .map_err(|error| format!("the error `{code}` of `{name}` cannot be written: {error}"))?;
    let unreadable = |problem: String| format!("the error `{code}` of `{name}` cannot be read back: {problem}");
    let head = check::head(&response);
    let read = O::OPERATION.protocol.error(&head, response.body());
    if read.code != metadata.code {
        return Err(unreadable("its code is another".to_owned()));
    }
    if let Some(modelled) = &modelled {
        let mut read = |from: &mut dyn Reader| O::Error::read_into(&mut None, modelled.index(), from);
        let read = O::OPERATION.protocol.error_members(&head, response.body(), &mut read);
        read.map_err(|error| unreadable(error.to_string()))?;
    }
    Ok(response)
}

/// An error's members as a value.
struct Members<'a, E>(&'a E);

impl<E: ModelledError> Value for Members<'_, E> {
    fn write(&self, _: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
        self.0.write(to)
    }
}
