//! What a declared type holds, as JSON by wire names: the form in which it is compared.

use aws_operation::{
    ByteStream, Document, Timestamp,
    shape::{Active, Entries, Items, Location, Member, Schema, ShapeError, Value, Writer},
    testing::ModelledError,
};
use serde_json::{Map, Number, Value as Json};

use crate::model::key;

/// The members of an output.
pub(crate) fn output(output: &dyn Value) -> Result<Json, ShapeError> {
    written(true, |writer| output.write(&Member::new("", Location::Payload), writer))
}

/// The members of an error.
pub(crate) fn error(error: &dyn ModelledErrorMembers) -> Result<Json, ShapeError> {
    written(true, |writer| error.members(writer))
}

/// [`ModelledError`] without its constants, which keep it from being a trait object.
pub(crate) trait ModelledErrorMembers {
    fn members(&self, to: &mut dyn Writer) -> Result<(), ShapeError>;
}

impl<E: ModelledError> ModelledErrorMembers for E {
    fn members(&self, to: &mut dyn Writer) -> Result<(), ShapeError> {
        self.write(to)
    }
}

/// Whether two such forms say the same: numbers by their value, whatever their notation.
pub(crate) fn same(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Number(left), Json::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Json::Array(left), Json::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Json::Object(left), Json::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

fn written(is_root: bool, write: impl FnOnce(&mut dyn Writer) -> Result<(), ShapeError>) -> Result<Json, ShapeError> {
    let mut normal = Normal { is_root, written: None };
    write(&mut normal)?;
    Ok(normal.written.unwrap_or_default())
}

fn inner(member: &Member, value: &dyn Value) -> Result<Json, ShapeError> {
    written(false, |writer| value.write(member, writer))
}

struct Normal {
    is_root: bool,
    written: Option<Json>,
}

impl Normal {
    #[expect(clippy::unnecessary_wraps, reason = "what a writer's method gives")]
    fn set(&mut self, value: impl Into<Json>) -> Result<(), ShapeError> {
        self.written = Some(value.into());
        Ok(())
    }
}

impl Writer for Normal {
    fn null(&mut self, _: &Member) -> Result<(), ShapeError> {
        self.set(Json::Null)
    }

    fn boolean(&mut self, _: &Member, value: bool) -> Result<(), ShapeError> {
        self.set(value)
    }

    fn integer(&mut self, _: &Member, value: i64) -> Result<(), ShapeError> {
        self.set(value)
    }

    fn float(&mut self, member: &Member, value: f32) -> Result<(), ShapeError> {
        // By its shortest digits: the nearest double of 1.1 as a float is not that of 1.1.
        self.double(member, value.to_string().parse().unwrap_or(f64::NAN))
    }

    fn double(&mut self, _: &Member, value: f64) -> Result<(), ShapeError> {
        match Number::from_f64(value) {
            Some(number) => self.set(number),
            None if value.is_nan() => self.set("NaN"),
            None => self.set(if value > 0.0 { "Infinity" } else { "-Infinity" }),
        }
    }

    fn big_number(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
        self.set(serde_json::from_str::<Number>(value).map_err(|_| ShapeError::new("not a number"))?)
    }

    fn string(&mut self, _: &Member, value: &str) -> Result<(), ShapeError> {
        self.set(value)
    }

    fn blob(&mut self, _: &Member, value: &[u8]) -> Result<(), ShapeError> {
        self.set(String::from_utf8_lossy(value))
    }

    fn timestamp(&mut self, _: &Member, value: Timestamp) -> Result<(), ShapeError> {
        #[expect(clippy::cast_precision_loss, reason = "the cases' times are near the present")]
        let seconds = value.seconds() as f64;
        self.set(seconds + f64::from(value.nanos()) / 1e9)
    }

    fn document(&mut self, _: &Member, value: &Document) -> Result<(), ShapeError> {
        self.set(value.clone())
    }

    fn stream(&mut self, _: &Member, value: &ByteStream) -> Result<(), ShapeError> {
        let bytes = value.take().into_bytes().map_err(|_| ShapeError::new("the payload is not in memory"))?;
        // A stream is always there; an empty one is what the cases call absent.
        if bytes.is_empty() { Ok(()) } else { self.set(String::from_utf8_lossy(&bytes)) }
    }

    fn list(&mut self, member: &Member, items: &dyn Items) -> Result<(), ShapeError> {
        let mut list = Vec::new();
        items.each(&mut |_, item| {
            list.push(inner(member, item)?);
            Ok(())
        })?;
        self.set(list)
    }

    fn map(&mut self, member: &Member, entries: &dyn Entries) -> Result<(), ShapeError> {
        let mut map = Map::new();
        entries.each(&mut |key, value| {
            map.insert(key.to_owned(), inner(member, value)?);
            Ok(())
        })?;
        self.set(map)
    }

    fn structure(&mut self, _: &Member, schema: &'static Schema, values: &[&dyn Value]) -> Result<(), ShapeError> {
        let mut map = Map::new();
        for (member, value) in schema.members().zip(values) {
            if value.is_absent() {
                continue;
            }
            let mut normal = Normal { is_root: false, written: None };
            value.write(&member, &mut normal)?;
            if let Some(value) = normal.written {
                map.insert(key(&member, self.is_root), value);
            }
        }
        self.set(map)
    }

    fn union(&mut self, _: &Member, schema: &'static Schema, active: Active<'_>) -> Result<(), ShapeError> {
        let (name, value) = match active {
            Active::Known(index, value) => {
                let member = schema.member(index).unwrap();
                (member.name, inner(&member, value)?)
            }
            // As botocore's cases tell of it.
            Active::Unknown(name, _) => ("SDK_UNKNOWN_MEMBER", serde_json::json!({ "name": name })),
        };
        self.set(Map::from_iter([(name.to_owned(), value)]))
    }
}
