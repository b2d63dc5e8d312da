//! Values into JSON text.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    scan,
    shape::{
        Active, Document, Entries, Items, Location, Member, Schema, ShapeError, Timestamp, TimestampFormat, Traits,
        Value, Writer,
    },
};

/// Writes into one buffer, with no tree of values between.
pub(super) struct JsonWriter<'a> {
    text: Vec<u8>,
    /// For the outermost structure only, which takes it.
    token: Option<&'a str>,
}

impl<'a> JsonWriter<'a> {
    pub(super) fn new(token: Option<&'a str>) -> Self {
        Self { text: Vec::with_capacity(256), token }
    }

    pub(super) fn into_text(self) -> Vec<u8> {
        self.text
    }

    fn raw(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    fn quoted(&mut self, text: &str) -> Result<(), ShapeError> {
        if is_plain(text) {
            self.text.push(b'"');
            self.raw(text);
            self.text.push(b'"');
            return Ok(());
        }
        serde_json::to_writer(&mut self.text, text).map_err(unwritable)
    }

    fn number<T: serde_core::Serialize>(&mut self, number: T) -> Result<(), ShapeError> {
        serde_json::to_writer(&mut self.text, &number).map_err(unwritable)
    }

    /// The doubles that JSON has no number for are strings.
    fn not_finite(&mut self, number: f64) {
        self.raw(if number.is_nan() {
            "\"NaN\""
        } else if number > 0.0 {
            "\"Infinity\""
        } else {
            "\"-Infinity\""
        });
    }

    /// The comma before all but the first of a list's items or an object's members.
    fn separate(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.text.push(b',');
        }
    }

    fn key(&mut self, key: &str) -> Result<(), ShapeError> {
        self.quoted(key)?;
        self.text.push(b':');
        Ok(())
    }
}

/// Whether nothing of it is escaped in JSON.
fn is_plain(text: &str) -> bool {
    scan::all(text.as_bytes(), |byte| byte >= 0x20 && byte != b'"' && byte != b'\\')
}

/// A buffer in memory takes everything, and the values passed on have no state that cannot be written.
#[cold]
fn unwritable(_: serde_json::Error) -> ShapeError {
    ShapeError::new("cannot be written as JSON")
}

impl Writer for JsonWriter<'_> {
    fn null(&mut self, _: &Member) -> Result<(), ShapeError> {
        self.raw("null");
        Ok(())
    }

    fn boolean(&mut self, _: &Member, value: bool) -> Result<(), ShapeError> {
        self.raw(if value { "true" } else { "false" });
        Ok(())
    }

    fn integer(&mut self, _: &Member, value: i64) -> Result<(), ShapeError> {
        self.number(value)
    }

    fn float(&mut self, _: &Member, value: f32) -> Result<(), ShapeError> {
        if value.is_finite() {
            return self.number(value);
        }
        self.not_finite(value.into());
        Ok(())
    }

    fn double(&mut self, _: &Member, value: f64) -> Result<(), ShapeError> {
        if value.is_finite() {
            return self.number(value);
        }
        self.not_finite(value);
        Ok(())
    }

    fn big_number(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
        self.raw(value);
        Ok(())
    }

    fn string(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
        self.quoted(value)
    }

    fn blob(&mut self, _: &Member, value: &[u8]) -> Result<(), ShapeError> {
        // Base64 has no character that JSON escapes.
        self.text.push(b'"');
        let start = self.text.len();
        let length = base64::encoded_len(value.len(), true).unwrap_or(0);
        self.text.resize(start + length, 0);
        let encoded = self.text.get_mut(start..).unwrap_or_default();
        STANDARD.encode_slice(value, encoded).map_err(|_| ShapeError::new("the blob is too long"))?;
        self.text.push(b'"');
        Ok(())
    }

    fn timestamp(&mut self, member: &Member, value: Timestamp) -> Result<(), ShapeError> {
        let (format, is_number) = match member.timestamp {
            TimestampFormat::Default | TimestampFormat::EpochSeconds => (TimestampFormat::EpochSeconds, true),
            format => (format, false),
        };
        let text = format.text(value).ok_or_else(|| ShapeError::new("the year has more than four digits"))?;
        if is_number {
            self.raw(&text);
            return Ok(());
        }
        self.quoted(&text)
    }

    fn document(&mut self, member: &Member, value: &Document) -> Result<(), ShapeError> {
        if member.traits.has(Traits::JSON_VALUE) {
            return self.quoted(&value.to_string());
        }
        serde_json::to_writer(&mut self.text, value).map_err(unwritable)
    }

    fn list(&mut self, member: &Member, items: &dyn Items) -> Result<(), ShapeError> {
        self.text.push(b'[');
        let mut first = true;
        items.each(&mut |index, item| {
            self.separate(&mut first);
            item.write(member, self).map_err(|error| error.in_item(index))
        })?;
        self.text.push(b']');
        Ok(())
    }

    fn map(&mut self, member: &Member, entries: &dyn Entries) -> Result<(), ShapeError> {
        self.text.push(b'{');
        let mut first = true;
        entries.each(&mut |key, value| {
            self.separate(&mut first);
            self.key(key)?;
            value.write(member, self).map_err(|error| error.in_key(key))
        })?;
        self.text.push(b'}');
        Ok(())
    }

    fn structure(&mut self, _: &Member, schema: &'static Schema, values: &[&dyn Value]) -> Result<(), ShapeError> {
        self.text.push(b'{');
        let token = self.token.take();
        let mut first = true;
        for (index, member) in schema.members_at(Location::Body) {
            let Some(value) = values.get(index) else { break };
            let token = token.filter(|_| member.traits.has(Traits::IDEMPOTENCY_TOKEN));
            let value: &dyn Value = match &token {
                Some(token) if value.is_absent() => token,
                None if value.is_absent() => continue,
                _ => *value,
            };
            self.separate(&mut first);
            self.key(member.name)?;
            value.write(&member, self).map_err(|error| error.in_member(member.name))?;
        }
        self.text.push(b'}');
        Ok(())
    }

    fn union(&mut self, _: &Member, schema: &'static Schema, active: Active<'_>) -> Result<(), ShapeError> {
        self.text.push(b'{');
        match active {
            Active::Known(index, value) => {
                let member = schema.member(index).ok_or_else(|| ShapeError::new("not a member of the union"))?;
                self.key(member.name)?;
                value.write(&member, self).map_err(|error| error.in_member(member.name))?;
            }
            Active::Unknown(name, value) => {
                self.key(name)?;
                serde_json::to_writer(&mut self.text, value).map_err(unwritable)?;
            }
        }
        self.text.push(b'}');
        Ok(())
    }
}
