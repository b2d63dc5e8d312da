//! Headers: one a member, and maps of headers under a prefix.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{
    Members,
    text::{Text, TextWriter},
};
use crate::shape::{Entries, Location, Member, ShapeError, TimestampFormat, Value, Writer};

/// Puts the members' headers in. A header of its own member wins over the same one of a prefix.
pub(super) fn write(members: &Members<'_>, headers: &mut HeaderMap) -> Result<(), ShapeError> {
    for (member, value) in members.set(Location::Header) {
        put(member.name, &member, value, headers).map_err(|error| error.in_member(member.name))?;
    }
    for (member, value) in members.set(Location::PrefixHeaders) {
        value.write(&member, &mut Prefixed { headers }).map_err(|error| error.in_member(member.name))?;
    }
    Ok(())
}

fn put(name: &str, member: &Member, value: &dyn Value, headers: &mut HeaderMap) -> Result<(), ShapeError> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| ShapeError::new("not the name of a header"))?;
    let mut line = String::new();
    let mut first = true;
    let mut add = |text: Text<'_>| {
        if !std::mem::take(&mut first) {
            line.push_str(", ");
        }
        match text {
            Text::Item(text) if text.contains([',', '"']) => quote(text, &mut line),
            text => line.push_str(text.as_str()),
        }
        Ok(())
    };
    value.write(member, &mut TextWriter::many(TimestampFormat::HttpDate, &mut add))?;
    let value = HeaderValue::from_maybe_shared(bytes::Bytes::from(line))
        .map_err(|_| ShapeError::new("holds a character that no header can carry"))?;
    headers.insert(name, value);
    Ok(())
}

/// An item whose comma or quotation mark would be read as the list's own.
fn quote(text: &str, line: &mut String) {
    line.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            line.push('\\');
        }
        line.push(character);
    }
    line.push('"');
}

/// Takes a map of strings; the member's name is the prefix.
struct Prefixed<'a> {
    headers: &'a mut HeaderMap,
}

impl Writer for Prefixed<'_> {
    fn map(&mut self, member: &Member, entries: &dyn Entries) -> Result<(), ShapeError> {
        entries.each(&mut |key, value| {
            let name = format!("{}{key}", member.name);
            if value.is_absent() || self.headers.contains_key(&name) {
                return Ok(());
            }
            put(&name, member, value, self.headers).map_err(|error| error.in_key(key))
        })
    }
}
