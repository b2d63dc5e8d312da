//! A request's query.

use std::borrow::Cow;

use http::Uri;
use percent_encoding::percent_decode_str;

use super::TextReader;
use crate::{
    operation::OperationSchema,
    shape::{Location, Member, Reader, ShapeError, Sink, Slot, Timestamp, TimestampFormat},
};

/// The parameters of a query as they stand in it, percent-encoded.
pub(super) struct Query<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Query<'a> {
    pub(super) fn of(uri: &'a Uri) -> Self {
        Self(parameters(uri.query().unwrap_or_default()).collect())
    }

    /// Whether every parameter of a declared query is there.
    pub(super) fn has_literal(&self, literal: &str) -> bool {
        parameters(literal).all(|parameter| self.0.contains(&parameter))
    }

    /// Reads the parameters of `member`'s name: one, or a list of them.
    pub(super) fn member(&self, member: &Member, slot: &mut dyn Slot) -> Result<(), ShapeError> {
        let values = self.values(member.name)?;
        if values.is_empty() { Ok(()) } else { slot.fill(member, &mut Values(&values)) }
    }

    /// Reads a map of the parameters that neither the declared query nor another member names.
    pub(super) fn rest(
        &self,
        operation: &OperationSchema,
        member: &Member,
        slot: &mut dyn Slot,
    ) -> Result<(), ShapeError> {
        let mut names: Vec<Cow<'_, str>> = Vec::new();
        for (name, _) in &self.0 {
            let name = decode(name)?;
            let is_literal = parameters(operation.query).any(|(literal, _)| literal == name);
            let is_member = operation.input.members_at(Location::Query).any(|(_, member)| member.name == name);
            if !is_literal && !is_member && !names.contains(&name) {
                names.push(name);
            }
        }
        if names.is_empty() && slot.fill_absent() {
            return Ok(());
        }
        slot.fill(member, &mut Rest { query: self, names: &names })
    }

    fn values(&self, name: &str) -> Result<Vec<Cow<'a, str>>, ShapeError> {
        let mut values = Vec::new();
        for (raw_name, raw_value) in &self.0 {
            if decode(raw_name)? == name {
                values.push(decode(raw_value)?);
            }
        }
        Ok(values)
    }
}

/// The text that a part of a URI stands for.
pub(super) fn decode(raw: &str) -> Result<Cow<'_, str>, ShapeError> {
    percent_decode_str(raw).decode_utf8().map_err(|_| ShapeError::new("not UTF-8"))
}

fn parameters(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// The values of one parameter: the first where one is asked for, all where a list is.
struct Values<'a>(&'a [Cow<'a, str>]);

impl Values<'_> {
    fn first(&self) -> TextReader<'_> {
        TextReader::new(self.0.first().map_or("", |value| &**value), TimestampFormat::DateTime)
    }
}

impl Reader for Values<'_> {
    fn boolean(&mut self, member: &Member) -> Result<bool, ShapeError> {
        self.first().boolean(member)
    }

    fn integer(&mut self, member: &Member) -> Result<i64, ShapeError> {
        self.first().integer(member)
    }

    fn double(&mut self, member: &Member) -> Result<f64, ShapeError> {
        self.first().double(member)
    }

    fn big_number(&mut self, member: &Member) -> Result<String, ShapeError> {
        self.first().big_number(member)
    }

    fn string(&mut self, member: &Member) -> Result<String, ShapeError> {
        self.first().string(member)
    }

    fn blob(&mut self, member: &Member) -> Result<Vec<u8>, ShapeError> {
        self.first().blob(member)
    }

    fn timestamp(&mut self, member: &Member) -> Result<Timestamp, ShapeError> {
        self.first().timestamp(member)
    }

    fn list(&mut self, member: &Member, items: &mut dyn Sink) -> Result<(), ShapeError> {
        for (index, value) in self.0.iter().enumerate() {
            let reader = &mut TextReader::new(value, TimestampFormat::DateTime);
            items.take("", member, reader).map_err(|error| error.in_item(index))?;
        }
        Ok(())
    }
}

/// The map of what is left.
struct Rest<'a> {
    query: &'a Query<'a>,
    names: &'a [Cow<'a, str>],
}

impl Reader for Rest<'_> {
    fn map(&mut self, member: &Member, entries: &mut dyn Sink) -> Result<(), ShapeError> {
        for name in self.names {
            let values = self.query.values(name)?;
            entries.take(name, member, &mut Values(&values)).map_err(|error| error.in_key(name))?;
        }
        Ok(())
    }
}
