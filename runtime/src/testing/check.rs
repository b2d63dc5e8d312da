//! Whether what was read is what was sent.
//!
//! What was read is written once more and held against the original. A difference is a value that the declaration lost
//! on its way: a member that the other side's declaration lacks, or a type that does not read what it writes.

use std::{borrow::Cow, collections::BTreeSet};

use bytes::Bytes;
use http::{HeaderMap, Response, header::CONTENT_TYPE, response};

use super::RecordedRequest;
use crate::{
    operation::OperationSchema,
    protocol::RequestContext,
    shape::{Document, Value},
};

/// Whether `input`, read from `request`, is all that was sent. Values are not shown: they may be secret.
pub(super) fn request(operation: &OperationSchema, input: &dyn Value, request: &RecordedRequest) -> Result<(), String> {
    let failed = |why: &str| format!("a request of `{}` does not come back as it was sent: {why}", operation.name);
    let endpoint = "http://localhost".parse().map_err(|_| failed("there is no endpoint to hold it against"))?;
    let again = operation
        .protocol
        .request(operation, input, &RequestContext::new(&endpoint))
        .map_err(|error| failed(&error.to_string()))?;
    let (head, body) = again.into_parts();
    let body = body.into_bytes().unwrap_or_default();
    let mut differences = Vec::new();
    if head.uri.path() != request.path() {
        differences.push("the path differs".to_owned());
    }
    query(request.query(), head.uri.query(), &mut differences);
    headers(&head.headers, request.headers(), &mut differences);
    self::body(request.body(), &body, &mut differences);
    if differences.is_empty() { Ok(()) } else { Err(failed(&differences.join(", "))) }
}

/// Whether `again`, written from what was read from `response`, is that response.
pub(super) fn response(name: &str, response: &Response<Bytes>, again: &Response<Bytes>) -> Result<(), String> {
    let mut differences = Vec::new();
    if response.status() != again.status() {
        differences.push("the status differs".to_owned());
    }
    headers(response.headers(), again.headers(), &mut differences);
    headers(again.headers(), response.headers(), &mut differences);
    body(response.body(), again.body(), &mut differences);
    if differences.is_empty() {
        return Ok(());
    }
    Err(format!("the output of `{name}` does not come back as it was answered: {}", differences.join(", ")))
}

/// The response's head by itself.
pub(super) fn head(response: &Response<Bytes>) -> response::Parts {
    let mut head = Response::new(());
    *head.status_mut() = response.status();
    head.headers_mut().clone_from(response.headers());
    head.into_parts().0
}

fn query(sent: Option<&str>, again: Option<&str>, differences: &mut Vec<String>) {
    // Maps have no order, so neither have the parameters that come from them.
    let sorted = |query: Option<&str>| {
        let mut pairs: Vec<String> = query.unwrap_or_default().split('&').map(str::to_owned).collect();
        pairs.sort();
        pairs
    };
    let (sent, again) = (sorted(sent), sorted(again));
    let missing =
        sent.iter().filter(|pair| !again.contains(pair)).chain(again.iter().filter(|pair| !sent.contains(pair)));
    let names: BTreeSet<&str> = missing.map(|pair| pair.split('=').next().unwrap_or_default()).collect();
    differences.extend(names.iter().map(|name| format!("the query parameter `{name}` differs")));
    if names.is_empty() && sent.len() != again.len() {
        differences.push("a query parameter came more than once".to_owned());
    }
}

/// Every header of `expected` is among those of `found`.
fn headers(expected: &HeaderMap, found: &HeaderMap, differences: &mut Vec<String>) {
    for name in expected.keys().filter(|name| *name != CONTENT_TYPE) {
        let values = |headers: &HeaderMap| -> Vec<Cow<'static, [u8]>> {
            headers.get_all(name).iter().map(|value| Cow::Owned(value.as_bytes().trim_ascii().to_vec())).collect()
        };
        if values(expected) != values(found) {
            differences.push(format!("the header `{name}` differs"));
        }
    }
}

fn body(sent: &[u8], again: &[u8], differences: &mut Vec<String>) {
    if sent == again {
        return;
    }
    let json = |body: &[u8]| serde_json::from_slice::<Document>(body).ok();
    match (json(sent), json(again)) {
        (Some(sent), Some(again)) => documents("", &sent, &again, differences),
        _ => differences.push("the body differs".to_owned()),
    }
}

/// The paths at which two documents differ.
fn documents(path: &str, sent: &Document, again: &Document, differences: &mut Vec<String>) {
    match (sent, again) {
        (Document::Object(sent), Document::Object(again)) => {
            let inside = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            for (key, value) in sent {
                match again.get(key) {
                    Some(other) => documents(&inside(key), value, other, differences),
                    None => differences.push(format!("`{}` of the body is not declared, or was lost", inside(key))),
                }
            }
            let added = again.keys().filter(|key| !sent.contains_key(*key));
            differences.extend(added.map(|key| format!("`{}` of the body was not there before", inside(key))));
        }
        (Document::Array(sent), Document::Array(again)) if sent.len() == again.len() => {
            for (index, (value, other)) in sent.iter().zip(again).enumerate() {
                documents(&format!("{path}[{index}]"), value, other, differences);
            }
        }
        (sent, again) if sent == again => {}
        _ if path.is_empty() => differences.push("the body differs".to_owned()),
        _ => differences.push(format!("`{path}` of the body differs")),
    }
}
