//! The request's URI, written as one string that nothing re-encodes afterwards.

use bytes::Bytes;
use http::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    Members, query,
    text::{Text, TextWriter},
};
use crate::{
    endpoint::Endpoint,
    operation::{OperationSchema, Part},
    protocol::label_for_empty,
    shape::{ShapeError, TimestampFormat},
};

/// Everything but RFC 3986's unreserved characters.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same for a greedy label, whose slashes separate segments.
const ENCODED_GREEDY: &AsciiSet = &ENCODED.remove(b'/');

pub(super) fn build(
    operation: &OperationSchema,
    endpoint: &Endpoint,
    members: &Members<'_>,
) -> Result<Uri, ShapeError> {
    let mut uri = String::with_capacity(192);
    uri.push_str(endpoint.scheme());
    uri.push_str("://");
    host_prefix(operation.host_prefix, members, &mut uri)?;
    uri.push_str(endpoint.authority());
    uri.push_str(endpoint.base_path());
    path(operation, members, &mut uri)?;
    query::write(operation.query, members, &mut uri)?;
    Uri::from_maybe_shared(Bytes::from(uri))
        .map_err(|_| ShapeError::new("the request's address is longer than 65534 bytes, or its host is none"))
}

/// Appends `text`, percent-encoded.
pub(super) fn encode(text: &str, uri: &mut String) {
    uri.extend(utf8_percent_encode(text, ENCODED));
}

fn path(operation: &OperationSchema, members: &Members<'_>, uri: &mut String) -> Result<(), ShapeError> {
    operation.path.iter().try_for_each(|part| match *part {
        Part::Literal(literal) => {
            uri.push_str(literal);
            Ok(())
        }
        Part::Label(index) => label(operation, members, index, ENCODED, uri),
        Part::Greedy(index) => label(operation, members, index, ENCODED_GREEDY, uri),
    })
}

fn label(
    operation: &OperationSchema,
    members: &Members<'_>,
    index: u16,
    encoded: &'static AsciiSet,
    uri: &mut String,
) -> Result<(), ShapeError> {
    let (member, value) = members.get(index).ok_or_else(no_such_label)?;
    let mut put = |text: Text<'_>| {
        let text = match text.as_str() {
            "" => label_for_empty(operation, member).unwrap_or_default(),
            text => text,
        };
        uri.extend(utf8_percent_encode(text, encoded));
        Ok(())
    };
    value
        .write(member, &mut TextWriter::single(TimestampFormat::DateTime, &mut put))
        .map_err(|error| error.in_member(member.name))
}

/// A host's labels hold letters, digits and hyphens, so what else a value holds would name another host.
fn host_prefix(parts: &[Part], members: &Members<'_>, uri: &mut String) -> Result<(), ShapeError> {
    parts.iter().try_for_each(|part| match *part {
        Part::Literal(literal) => {
            uri.push_str(literal);
            Ok(())
        }
        Part::Label(index) | Part::Greedy(index) => {
            let (member, value) = members.get(index).ok_or_else(no_such_label)?;
            let mut put = |text: Text<'_>| {
                if !is_host_label(text.as_str()) {
                    return Err(ShapeError::new(
                        "part of the host name: must be 1 to 63 letters, digits and hyphens, none at either end",
                    ));
                }
                uri.push_str(text.as_str());
                Ok(())
            };
            value
                .write(member, &mut TextWriter::single(TimestampFormat::DateTime, &mut put))
                .map_err(|error| error.in_member(member.name))
        }
    })
}

fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cold]
fn no_such_label() -> ShapeError {
    ShapeError::new("the declaration names a label that is no member")
}
