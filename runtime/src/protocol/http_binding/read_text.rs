//! Simple values out of text: what headers, and a test server's labels and query strings, have in common.

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::shape::{Document, Member, Reader, ShapeError, Sink, Timestamp, TimestampFormat, Traits};

/// Reads a text that holds one value, or a header's list of them.
pub(super) struct TextReader<'a> {
    /// What is still to be read; in a list it goes on behind the current item.
    rest: &'a str,
    /// The format of timestamps whose member names none.
    timestamp: TimestampFormat,
    is_list: bool,
}

impl<'a> TextReader<'a> {
    pub(super) fn new(text: &'a str, timestamp: TimestampFormat) -> Self {
        Self { rest: text, timestamp, is_list: false }
    }

    /// The value's text, which in a list ends at the `commas`th comma.
    fn take(&mut self, commas: usize) -> &'a str {
        if !self.is_list {
            return std::mem::take(&mut self.rest);
        }
        let end = self.rest.match_indices(',').nth(commas - 1).map_or(self.rest.len(), |(at, _)| at);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        text.trim()
    }

    /// A string of a list, without its quotation marks.
    fn item(&mut self) -> Result<Cow<'a, str>, ShapeError> {
        let Some(quoted) = self.rest.strip_prefix('"') else { return Ok(Cow::Borrowed(self.take(1))) };
        let mut text = String::new();
        let mut characters = quoted.char_indices();
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.rest = quoted.get(at + 1..).unwrap_or_default();
                    self.take(1);
                    return Ok(Cow::Owned(text));
                }
                '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
                other => text.push(other),
            }
        }
        Err(ShapeError::new("a quoted item has no end"))
    }
}

impl Reader for TextReader<'_> {
    fn boolean(&mut self, _: &Member) -> Result<bool, ShapeError> {
        self.take(1).parse().map_err(|_| ShapeError::new("expected `true` or `false`"))
    }

    fn integer(&mut self, _: &Member) -> Result<i64, ShapeError> {
        self.take(1).parse().map_err(|_| ShapeError::new("expected an integer"))
    }

    fn double(&mut self, _: &Member) -> Result<f64, ShapeError> {
        match self.take(1) {
            "NaN" => Ok(f64::NAN),
            "Infinity" => Ok(f64::INFINITY),
            "-Infinity" => Ok(f64::NEG_INFINITY),
            // As in JSON, whose reader is at hand: the standard library's takes texts such as `inf` and `1.` too.
            text => serde_json::from_str(text).map_err(|_| ShapeError::new("expected a number")),
        }
    }

    fn big_number(&mut self, _: &Member) -> Result<String, ShapeError> {
        Ok(self.take(1).to_owned())
    }

    fn string(&mut self, member: &Member) -> Result<String, ShapeError> {
        let text = if self.is_list { self.item()? } else { Cow::Borrowed(self.take(1)) };
        if member.traits.has(Traits::JSON_VALUE) {
            return decode(&text).and_then(|bytes| String::from_utf8(bytes).map_err(|_| not_base64()));
        }
        Ok(text.into_owned())
    }

    fn blob(&mut self, _: &Member) -> Result<Vec<u8>, ShapeError> {
        decode(self.take(1))
    }

    fn timestamp(&mut self, member: &Member) -> Result<Timestamp, ShapeError> {
        let format = match member.timestamp {
            TimestampFormat::Default => self.timestamp,
            format => format,
        };
        // An HTTP date has a comma of its own, behind the day's name.
        let has_comma = self.rest.starts_with(|first: char| first.is_ascii_alphabetic());
        let text = self.take(if has_comma { 2 } else { 1 });
        format.parse_any(text).map_err(|error| ShapeError::new(error.to_string()))
    }

    fn document(&mut self, member: &Member) -> Result<Document, ShapeError> {
        if !member.traits.has(Traits::JSON_VALUE) {
            return Ok(Document::String(self.take(1).to_owned()));
        }
        let json = decode(self.take(1))?;
        let document = std::str::from_utf8(&json).ok().and_then(|json| serde_json::from_str(json).ok());
        document.ok_or_else(|| ShapeError::new("does not hold JSON"))
    }

    fn list(&mut self, member: &Member, items: &mut dyn Sink) -> Result<(), ShapeError> {
        self.is_list = true;
        self.rest = self.rest.trim();
        let mut index = 0;
        while !self.rest.is_empty() {
            let before = self.rest.len();
            items.take("", member, self).map_err(|error| error.in_item(index))?;
            if self.rest.len() == before {
                return Err(ShapeError::new("such a list cannot be read here"));
            }
            index += 1;
        }
        Ok(())
    }
}

fn decode(text: &str) -> Result<Vec<u8>, ShapeError> {
    STANDARD.decode(text).map_err(|_| not_base64())
}

#[cold]
fn not_base64() -> ShapeError {
    ShapeError::new("not base64")
}
