//! What an error answer in JSON says of itself.

use http::{HeaderMap, HeaderName};

use super::read;
use crate::{
    protocol::{ErrorMetadata, ROOT},
    shape::{Document, Member, Schema, Slot},
};

const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// Code and message: the code from the header before the body's, which stands under one of `names`. A body that is no
/// JSON, or ends early, says as much as was read of it.
pub(crate) fn metadata(headers: &HeaderMap, body: &[u8], names: &'static Names) -> ErrorMetadata {
    let header = headers.get(ERROR_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()));
    let mut found = Found::default();
    let [codes, messages] = found.read(body, names);
    let code = header.as_deref().or_else(|| first_text(codes)).map(bare_code);
    ErrorMetadata {
        code: code.filter(|code| !code.is_empty()).map(str::to_owned),
        message: first_text(messages).map(str::to_owned),
    }
}

/// `aws.protocoltests#FooError:http://internal/` is `FooError`.
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(before, _)| before);
    code.rsplit_once('#').map_or(code, |(_, after)| after).trim()
}

/// The names under which services send code and message, in the order in which they count.
pub(crate) struct Names(Schema);

impl Names {
    /// Of the REST protocol.
    pub(crate) const REST: Self = Self(Schema::new(
        "Error",
        &[Member::body("code"), Member::body("Code"), Member::body("__type"), MESSAGES[0], MESSAGES[1], MESSAGES[2]],
    ));
    /// Of the RPC protocols, in which an error's own member may be called `code`.
    pub(crate) const RPC: Self = Self(Schema::new(
        "Error",
        &[Member::body("__type"), Member::body("code"), Member::body("Code"), MESSAGES[0], MESSAGES[1], MESSAGES[2]],
    ));
}

const MESSAGES: [Member; 3] = [Member::body("message"), Member::body("Message"), Member::body("errorMessage")];

/// A value that is there: a document, so that none is refused.
type Value = Option<Document>;

/// What was found under them.
#[derive(Default)]
struct Found([Option<Value>; 6]);

impl Found {
    /// The codes and the messages.
    fn read(&mut self, body: &[u8], names: &'static Names) -> [&[Option<Value>]; 2] {
        let mut slots = self.0.each_mut().map(|slot| slot as &mut dyn Slot);
        // What was read before an error stands.
        let _ = read(body, &mut |reader| reader.structure(&ROOT, &names.0, &mut slots));
        let (codes, messages) = self.0.split_at(3);
        [codes, messages]
    }
}

fn first_text(found: &[Option<Value>]) -> Option<&str> {
    found.iter().find_map(|value| value.as_ref()?.as_ref()?.as_str())
}
