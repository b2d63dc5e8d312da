//! JSON as the AWS protocols write it, for every protocol whose bodies are JSON.

mod read;
mod write;

pub(crate) use self::read::read;
use self::write::JsonWriter;
use crate::shape::{ShapeError, Writer};

/// The JSON text of what `write` hands to the writer. `token` stands in for an unset idempotency token among the
/// members of the outermost structure.
pub(crate) fn write(
    token: Option<&str>,
    write: &mut dyn FnMut(&mut dyn Writer) -> Result<(), ShapeError>,
) -> Result<Vec<u8>, ShapeError> {
    let mut writer = JsonWriter::new(token);
    write(&mut writer)?;
    Ok(writer.into_text())
}
