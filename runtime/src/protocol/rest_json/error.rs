//! What an error answer says of itself.

use http::{HeaderMap, HeaderName};

use crate::{
    protocol::{ErrorMetadata, ROOT, json},
    shape::{Document, Member, Schema, Slot},
};

const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

/// Code and message: the code from the header before the body's. A body that is no JSON, or ends early, says as much as
/// was read of it.
pub(super) fn metadata(headers: &HeaderMap, body: &[u8]) -> ErrorMetadata {
    let header = headers.get(ERROR_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()));
    let mut found = Names::default();
    let [codes, messages] = found.read(body);
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
static SCHEMA: Schema = Schema::new(
    "Error",
    &[
        Member::body("code"),
        Member::body("Code"),
        Member::body("__type"),
        Member::body("message"),
        Member::body("Message"),
        Member::body("errorMessage"),
    ],
);

/// Their values: documents, so that none is refused.
type Found = Option<Document>;

#[derive(Default)]
struct Names([Option<Found>; 6]);

impl Names {
    /// The codes and the messages.
    fn read(&mut self, body: &[u8]) -> [&[Option<Found>]; 2] {
        let mut slots = self.0.each_mut().map(|slot| slot as &mut dyn Slot);
        // What was read before an error stands.
        let _ = json::read(body, &mut |reader| reader.structure(&ROOT, &SCHEMA, &mut slots));
        let (codes, messages) = self.0.split_at(3);
        [codes, messages]
    }
}

fn first_text(found: &[Option<Found>]) -> Option<&str> {
    found.iter().find_map(|value| value.as_ref()?.as_ref()?.as_str())
}
