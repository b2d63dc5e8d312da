//! Error answers in JSON, for the test kit.

use bytes::Bytes;
use http::{Response, StatusCode, header::CONTENT_TYPE};
use serde_json::Map;

use super::Json;
use crate::{
    protocol::http_binding::{self, BodyFormat as _},
    shape::{Document, ShapeError, Value},
};

/// The response of an error with its `members` where it has some, and with `texts` by name in the same object.
pub(crate) fn write_error(
    format: Json,
    status: StatusCode,
    members: Option<&dyn Value>,
    texts: &[(&str, Option<&str>)],
) -> Result<Response<Bytes>, ShapeError> {
    let mut response = http_binding::write_response(&format, status, members.unwrap_or(&Document::Null))?;
    for (name, text) in texts {
        if let Some(text) = text {
            add(name, text, format, &mut response);
        }
    }
    Ok(response)
}

/// Says `text` under this name where the error's own members say nothing of the kind.
fn add(name: &str, text: &str, format: Json, response: &mut Response<Bytes>) {
    const MESSAGES: [&str; 3] = ["message", "Message", "errorMessage"];

    let mut members: Map<String, Document> = match &**response.body() {
        [] => Map::new(),
        body => match serde_json::from_slice(body) {
            Ok(members) => members,
            // A payload that is no object has no place for it.
            Err(_) => return,
        },
    };
    let has = |name: &str| members.contains_key(name);
    if has(name) || MESSAGES.contains(&name) && MESSAGES.into_iter().any(has) {
        return;
    }
    members.insert(name.to_owned(), text.into());
    *response.body_mut() = Document::Object(members).to_string().into();
    response.headers_mut().entry(CONTENT_TYPE).or_insert_with(|| format.media_type());
}
