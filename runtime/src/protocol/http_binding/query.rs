//! Query parameters: the declaration's own, then members, then a map of them.

use super::{
    Members,
    text::{Text, TextWriter},
    uri::encode,
};
use crate::shape::{Entries, Location, Member, ShapeError, TimestampFormat, Value, Writer};

/// Appends the query with its `?`, or nothing. What the declaration names wins over the keys of a map.
pub(super) fn write(literal: &str, members: &Members<'_>, uri: &mut String) -> Result<(), ShapeError> {
    let mut query = Query { uri, separator: '?' };
    if !literal.is_empty() {
        query.separate();
        query.uri.push_str(literal);
    }
    for (member, value) in members.set(Location::Query) {
        query.member(member.name, &member, value).map_err(|error| error.in_member(member.name))?;
    }
    for (member, value) in members.set(Location::QueryParams) {
        let mut params = Params { query: &mut query, literal, members };
        value.write(&member, &mut params).map_err(|error| error.in_member(member.name))?;
    }
    Ok(())
}

struct Query<'a> {
    uri: &'a mut String,
    separator: char,
}

impl Query<'_> {
    fn separate(&mut self) {
        self.uri.push(std::mem::replace(&mut self.separator, '&'));
    }

    /// `key=value`, once for each item of a list.
    fn member(&mut self, key: &str, member: &Member, value: &dyn Value) -> Result<(), ShapeError> {
        let mut put = |text: Text<'_>| {
            self.separate();
            encode(key, self.uri);
            self.uri.push('=');
            encode(text.as_str(), self.uri);
            Ok(())
        };
        value.write(member, &mut TextWriter::many(TimestampFormat::DateTime, &mut put))
    }
}

/// Takes a map of strings or of lists of strings.
struct Params<'a, 'q> {
    query: &'a mut Query<'q>,
    literal: &'a str,
    members: &'a Members<'a>,
}

impl Params<'_, '_> {
    fn is_taken(&self, key: &str) -> bool {
        let is_literal = self.literal.split('&').any(|pair| pair.split('=').next() == Some(key));
        is_literal || self.members.set(Location::Query).any(|(member, _)| member.name == key)
    }
}

impl Writer for Params<'_, '_> {
    fn map(&mut self, member: &Member, entries: &dyn Entries) -> Result<(), ShapeError> {
        entries.each(&mut |key, value| {
            if value.is_absent() || self.is_taken(key) {
                return Ok(());
            }
            self.query.member(key, member, value).map_err(|error| error.in_key(key))
        })
    }
}
