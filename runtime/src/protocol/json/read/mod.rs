//! JSON text into values, token by token: `serde_json` reads, the caller's declaration asks, and no tree lies between.
//!
//! A [reader](reader) that is at a value has it [visited](visit) for what the declaration asks there; the [keys](key) of
//! objects and the [values](value) in containers are read through seeds of serde, and each value by a reader again.

mod key;
mod reader;
mod value;
mod visit;

use serde_core::de::IgnoredAny;

use self::reader::JsonReader;
use crate::shape::{Reader, ShapeError};

/// What a reader says where the text itself is at fault, until the position is known.
const NOT_JSON: &str = "not JSON, or nested too deep";

/// Calls `read` with a reader that is at the root value of `text`.
///
/// Fails where `text` is not JSON, ends early, holds more than one value or is nested more than 127 levels deep, and
/// where `read` fails. No error holds a value of the text.
pub(crate) fn read(
    text: &[u8],
    read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
) -> Result<(), ShapeError> {
    // One kind of `serde_json`'s readers is enough for a program, and this is the one that it needs itself.
    let unicode = str::from_utf8(text);
    let unicode = unicode.unwrap_or_else(|_| text.utf8_chunks().next().map_or("", |chunk| chunk.valid()));
    let mut json = serde_json::Deserializer::from_str(unicode);
    let outcome = read(&mut JsonReader::new(&mut json));
    let outcome = outcome.and_then(|()| json.end().map_err(|_| not_json()));
    let outcome = outcome.and_then(|()| if unicode.len() == text.len() { Ok(()) } else { Err(not_json()) });
    outcome.map_err(|error| if error.problem() == NOT_JSON { with_position(error, text, unicode) } else { error })
}

/// The same error with the line and column where the text is at fault. Reads the text again, so that what reads values
/// need not carry the tokenizer's errors.
#[cold]
fn with_position(error: ShapeError, text: &[u8], unicode: &str) -> ShapeError {
    match serde_json::from_str::<IgnoredAny>(unicode) {
        Err(fault) if !fault.is_eof() => {
            error.reworded(format!("not JSON at line {} column {}", fault.line(), fault.column()))
        }
        _ if unicode.len() < text.len() => error.reworded(format!("not Unicode after {} bytes", unicode.len())),
        Err(_) => error.reworded(format!("the JSON ends early, after {} bytes", text.len())),
        Ok(_) => error.reworded("nested more than 127 levels deep, or a string that is not Unicode"),
    }
}

#[cold]
fn not_json() -> ShapeError {
    ShapeError::new(NOT_JSON)
}
/// Adds to the error where it happened; a fault of the text becomes one of the declaration, to carry the path.
#[cold]
fn inside(failed: &mut Option<ShapeError>, place: impl FnOnce(ShapeError) -> ShapeError) {
    *failed = Some(place(failed.take().unwrap_or_else(not_json)));
}

/// Keeps the error and gives the one of serde that stops the reading.
#[cold]
fn fail<E: serde_core::de::Error>(failed: &mut Option<ShapeError>, error: ShapeError) -> E {
    *failed = Some(error);
    E::custom("")
}
