//! Simple values as text: what labels, query strings and headers have in common.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::shape::{Document, Items, Member, ShapeError, Timestamp, TimestampFormat, Traits, Writer};

/// Hands the text of every value to `put`; a list's items one by one.
pub(super) struct TextWriter<'a> {
    timestamp: TimestampFormat,
    lists: Lists,
    put: &'a mut dyn FnMut(Text<'_>) -> Result<(), ShapeError>,
}

/// The text of one value.
#[derive(Clone, Copy)]
pub(super) enum Text<'a> {
    /// A string that is an item of a list: a header quotes it where it must.
    Item(&'a str),
    /// Any other.
    Plain(&'a str),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lists {
    Refused,
    Taken,
    Inside,
}

impl<'a> Text<'a> {
    /// The text alone.
    pub(super) fn as_str(self) -> &'a str {
        match self {
            Self::Item(text) | Self::Plain(text) => text,
        }
    }
}

impl<'a> TextWriter<'a> {
    /// For one value. `timestamp` is the format where the member names none.
    pub(super) fn single(
        timestamp: TimestampFormat,
        put: &'a mut dyn FnMut(Text<'_>) -> Result<(), ShapeError>,
    ) -> Self {
        Self { timestamp, lists: Lists::Refused, put }
    }

    /// For one value or a list of them.
    pub(super) fn many(timestamp: TimestampFormat, put: &'a mut dyn FnMut(Text<'_>) -> Result<(), ShapeError>) -> Self {
        Self { timestamp, lists: Lists::Taken, put }
    }

    fn plain(&mut self, text: &str) -> Result<(), ShapeError> {
        (self.put)(Text::Plain(text))
    }

    fn number<T: serde_core::Serialize>(&mut self, number: T) -> Result<(), ShapeError> {
        // JSON's text of a number is the shortest that reads back to it, as every AWS SDK sends it.
        let text = serde_json::to_string(&number).map_err(|_| ShapeError::new("the number cannot be written"))?;
        self.plain(&text)
    }
}

impl Writer for TextWriter<'_> {
    fn null(&mut self, _: &Member) -> Result<(), ShapeError> {
        // An unset item of a list has no text.
        Ok(())
    }

    fn boolean(&mut self, _: &Member, value: bool) -> Result<(), ShapeError> {
        self.plain(if value { "true" } else { "false" })
    }

    fn integer(&mut self, _: &Member, value: i64) -> Result<(), ShapeError> {
        self.plain(itoa::Buffer::new().format(value))
    }

    fn float(&mut self, member: &Member, value: f32) -> Result<(), ShapeError> {
        if value.is_finite() { self.number(value) } else { self.double(member, value.into()) }
    }

    fn double(&mut self, _: &Member, value: f64) -> Result<(), ShapeError> {
        match value {
            value if value.is_nan() => self.plain("NaN"),
            f64::INFINITY => self.plain("Infinity"),
            f64::NEG_INFINITY => self.plain("-Infinity"),
            value => self.number(value),
        }
    }

    fn big_number(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
        self.plain(value)
    }

    fn string(&mut self, member: &Member, value: &str) -> Result<(), ShapeError> {
        if member.traits.has(Traits::JSON_VALUE) {
            return self.plain(&STANDARD.encode(value));
        }
        (self.put)(if self.lists == Lists::Inside { Text::Item(value) } else { Text::Plain(value) })
    }

    fn blob(&mut self, _: &Member, value: &[u8]) -> Result<(), ShapeError> {
        self.plain(&STANDARD.encode(value))
    }

    fn timestamp(&mut self, member: &Member, value: Timestamp) -> Result<(), ShapeError> {
        let format = match member.timestamp {
            TimestampFormat::Default => self.timestamp,
            format => format,
        };
        let text = format.text(value).ok_or_else(|| ShapeError::new("the year has more than four digits"))?;
        self.plain(&text)
    }

    fn document(&mut self, member: &Member, value: &Document) -> Result<(), ShapeError> {
        if member.traits.has(Traits::JSON_VALUE) {
            return self.plain(&STANDARD.encode(value.to_string()));
        }
        Err(ShapeError::new("a document can be sent outside of the body as `json_value` only"))
    }

    fn list(&mut self, member: &Member, items: &dyn Items) -> Result<(), ShapeError> {
        if self.lists != Lists::Taken {
            return Err(ShapeError::new("a list cannot be sent here"));
        }
        self.lists = Lists::Inside;
        let written = items.each(&mut |index, item| item.write(member, self).map_err(|error| error.in_item(index)));
        self.lists = Lists::Taken;
        written
    }
}
