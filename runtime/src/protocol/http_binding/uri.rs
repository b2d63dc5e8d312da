//! The request's URI: the endpoint's, with a path and query written as one string that nothing re-encodes afterwards.

use bytes::Bytes;
use http::{
    Uri,
    uri::{self, Authority, PathAndQuery},
};

use super::{
    Members, query,
    text::{Text, TextWriter},
};
use crate::{
    endpoint::Endpoint,
    operation::{OperationSchema, Part},
    percent,
    protocol::label_for_empty,
    shape::{Location, ShapeError, TimestampFormat},
};

pub(super) fn build(
    operation: &OperationSchema,
    endpoint: &Endpoint,
    members: &Members<'_>,
) -> Result<Uri, ShapeError> {
    let target = match literal(operation, endpoint, members) {
        Some(path) => Bytes::from_static(path.as_bytes()),
        None => Bytes::from(written(operation, endpoint, members)?),
    };
    let target = PathAndQuery::from_maybe_shared(target)
        .map_err(|_| ShapeError::new("the request's path and query are longer than 65534 bytes"))?;

    // The endpoint's own parts are shared and not read again.
    let mut parts = uri::Parts::default();
    parts.scheme = endpoint.url().scheme().cloned();
    parts.authority = match operation.host_prefix {
        [] => endpoint.url().authority().cloned(),
        prefix => Some(prefixed(prefix, endpoint, members)?),
    };
    parts.path_and_query = Some(target);
    Uri::from_parts(parts).map_err(|_| no_host())
}

/// The path and query of an operation that has the same for all of its values, which nobody has to write then.
fn literal(operation: &OperationSchema, endpoint: &Endpoint, members: &Members<'_>) -> Option<&'static str> {
    let at = |location| members.schema.at(location).is_some();
    match *operation.path {
        [Part::Literal(path)] if operation.query.is_empty() && endpoint.base_path().is_empty() => {
            (!at(Location::Query) && !at(Location::QueryParams)).then_some(path)
        }
        _ => None,
    }
}

fn written(operation: &OperationSchema, endpoint: &Endpoint, members: &Members<'_>) -> Result<String, ShapeError> {
    let mut target = String::with_capacity(128);
    target.push_str(endpoint.base_path());
    path(operation, members, &mut target)?;
    query::write(operation.query, members, &mut target)?;
    Ok(target)
}

/// Appends `text`, percent-encoded.
pub(super) fn encode(text: &str, uri: &mut String) {
    percent::encode(text, |piece| uri.push_str(piece));
}

fn path(operation: &OperationSchema, members: &Members<'_>, uri: &mut String) -> Result<(), ShapeError> {
    operation.path.iter().try_for_each(|part| match *part {
        Part::Literal(literal) => {
            uri.push_str(literal);
            Ok(())
        }
        Part::Label(index) => label(operation, members, index, &mut |text| encode(text, uri)),
        // Its slashes separate segments.
        Part::Greedy(index) => {
            label(operation, members, index, &mut |text| percent::encode_path(text, |piece| uri.push_str(piece)))
        }
    })
}

fn label(
    operation: &OperationSchema,
    members: &Members<'_>,
    index: u16,
    put_encoded: &mut dyn FnMut(&str),
) -> Result<(), ShapeError> {
    let (member, value) = members.get(index).ok_or_else(no_such_label)?;
    let mut put = |text: Text<'_>| {
        put_encoded(match text.as_str() {
            "" => label_for_empty(operation, &member).unwrap_or_default(),
            text => text,
        });
        Ok(())
    };
    value
        .write(&member, &mut TextWriter::single(TimestampFormat::DateTime, &mut put))
        .map_err(|error| error.in_member(member.name))
}

fn prefixed(prefix: &[Part], endpoint: &Endpoint, members: &Members<'_>) -> Result<Authority, ShapeError> {
    let mut authority = String::with_capacity(64);
    host_prefix(prefix, members, &mut authority)?;
    authority.push_str(endpoint.authority());
    Authority::from_maybe_shared(Bytes::from(authority)).map_err(|_| no_host())
}

/// A host's labels hold letters, digits and hyphens, so what else a value holds would name another host.
fn host_prefix(parts: &[Part], members: &Members<'_>, host: &mut String) -> Result<(), ShapeError> {
    parts.iter().try_for_each(|part| match *part {
        Part::Literal(literal) => {
            host.push_str(literal);
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
                host.push_str(text.as_str());
                Ok(())
            };
            value
                .write(&member, &mut TextWriter::single(TimestampFormat::DateTime, &mut put))
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
fn no_host() -> ShapeError {
    ShapeError::new("the request's host is none")
}

#[cold]
fn no_such_label() -> ShapeError {
    ShapeError::new("the declaration names a label that is no member")
}
