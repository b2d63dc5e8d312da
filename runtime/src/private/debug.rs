//! `Debug` of types with sensitive members: the walk that sends the values, into a formatter, with secrets left out.

use std::fmt::{self, Debug, Formatter};

use crate::{
    byte_stream::ByteStream,
    operation::ErrorVariant,
    protocol::ROOT,
    shape::{Active, Document, Entries, Items, Member, Schema, ShapeError, Timestamp, Value, Writer},
};

const REDACTED: &str = "<redacted>";

/// Formats a declared type, by the names that its members have on the wire.
pub fn value(value: &dyn Value, f: &mut Formatter<'_>) -> fmt::Result {
    Shown(&ROOT, value).fmt(f)
}

/// Formats a declared error.
pub fn variant(f: &mut Formatter<'_>, variant: &ErrorVariant, values: &[&dyn Value]) -> fmt::Result {
    structure(f, variant.code(), variant.schema(), values)
}

fn structure(f: &mut Formatter<'_>, name: &str, schema: &Schema, values: &[&dyn Value]) -> fmt::Result {
    let mut debug = f.debug_struct(name);
    for (member, value) in schema.members().zip(values) {
        debug.field(member.name, &Shown(&member, *value));
    }
    debug.finish()
}

/// A member's value. Whether a secret is set is shown, and nothing else of it.
struct Shown<'a>(&'a Member, &'a dyn Value);

impl Debug for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.1.is_absent() {
            return f.write_str("None");
        }
        if self.0.is_sensitive() {
            return f.write_str(REDACTED);
        }
        // The only error here is the formatter's own, and it has no text.
        self.1.write(self.0, &mut Show(f)).map_err(|_| fmt::Error)
    }
}

/// Writes one value to a formatter.
struct Show<'a, 'b>(&'a mut Formatter<'b>);

fn done(result: fmt::Result) -> Result<(), ShapeError> {
    result.map_err(|_| ShapeError::new("the formatter failed"))
}

impl Writer for Show<'_, '_> {
    fn null(&mut self, _: &Member) -> Result<(), ShapeError> {
        done(self.0.write_str("None"))
    }
    fn boolean(&mut self, _: &Member, value: bool) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
    fn integer(&mut self, _: &Member, value: i64) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
    fn float(&mut self, _: &Member, value: f32) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
    fn double(&mut self, _: &Member, value: f64) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
    fn big_number(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
        done(self.0.write_str(value))
    }
    fn string(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
    fn blob(&mut self, _: &Member, value: &[u8]) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
    fn timestamp(&mut self, _: &Member, value: Timestamp) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
    fn document(&mut self, _: &Member, value: &Document) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
    fn list(&mut self, member: &Member, items: &dyn Items) -> Result<(), ShapeError> {
        let mut list = self.0.debug_list();
        items.each(&mut |_, item| {
            list.entry(&Shown(member, item));
            Ok(())
        })?;
        done(list.finish())
    }
    fn map(&mut self, member: &Member, entries: &dyn Entries) -> Result<(), ShapeError> {
        let mut map = self.0.debug_map();
        entries.each(&mut |key, value| {
            map.entry(&key, &Shown(member, value));
            Ok(())
        })?;
        done(map.finish())
    }
    fn structure(&mut self, _: &Member, schema: &'static Schema, values: &[&dyn Value]) -> Result<(), ShapeError> {
        done(structure(self.0, schema.name(), schema, values))
    }
    fn union(&mut self, _: &Member, schema: &'static Schema, active: Active<'_>) -> Result<(), ShapeError> {
        let mut debug = self.0.debug_struct(schema.name());
        match active {
            Active::Known(index, value) => {
                if let Some(member) = schema.member(index) {
                    debug.field(member.name, &Shown(&member, value));
                }
            }
            // What the declaration does not know may be a secret.
            Active::Unknown(name, _) => {
                debug.field(name, &format_args!("{REDACTED}"));
            }
        }
        done(debug.finish())
    }
    fn stream(&mut self, _: &Member, value: &ByteStream) -> Result<(), ShapeError> {
        done(value.fmt(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SCHEMA: Schema = Schema::new(
        "StreamKey",
        &[
            Member::body("arn"),
            Member::body("value").sensitive(),
            Member::body("tags"),
            Member::body("old").sensitive(),
        ],
    );

    struct StreamKey;

    impl Value for StreamKey {
        fn write(&self, member: &Member, to: &mut dyn Writer) -> Result<(), ShapeError> {
            let tags = vec!["a".to_owned()];
            to.structure(member, &SCHEMA, &[&Some("arn:1"), &Some("sk_secret"), &tags, &None::<String>])
        }
    }

    struct Shows<'a>(&'a dyn Value);

    impl Debug for Shows<'_> {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            value(self.0, f)
        }
    }

    #[test]
    fn secrets_are_left_out() {
        let shown = format!("{:?}", Shows(&StreamKey));
        assert_eq!(shown, r#"StreamKey { arn: "arn:1", value: <redacted>, tags: ["a"], old: None }"#);
    }

    #[test]
    fn secrets_are_left_out_of_lists_of_shapes() {
        let shown = format!("{:#?}", Shows(&vec![Some(StreamKey)]));
        assert!(shown.contains("value: <redacted>") && !shown.contains("sk_secret"), "{shown}");
    }
}
