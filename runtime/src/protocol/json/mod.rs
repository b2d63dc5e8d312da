//! JSON as the AWS protocols write it, for every protocol whose bodies are JSON.

mod error;
mod read;
#[cfg(feature = "testing")]
mod server;
mod write;

use http::HeaderValue;

#[cfg(feature = "testing")]
pub(crate) use self::server::write_error;
use self::write::JsonWriter;
pub(crate) use self::{
    error::{Names, metadata},
    read::read,
};
use crate::{
    protocol::http_binding::BodyFormat,
    shape::{Reader, ShapeError, Writer},
};

/// JSON as a body's format, by the protocol whose it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Json {
    RestJson1,
    AwsJson1_0,
    AwsJson1_1,
}

impl BodyFormat for Json {
    fn media_type(&self) -> HeaderValue {
        match self {
            Self::RestJson1 => const { HeaderValue::from_static("application/json") },
            Self::AwsJson1_0 => const { HeaderValue::from_static("application/x-amz-json-1.0") },
            Self::AwsJson1_1 => const { HeaderValue::from_static("application/x-amz-json-1.1") },
        }
    }

    fn is_always_sent(&self) -> bool {
        !matches!(self, Self::RestJson1)
    }

    fn write(
        &self,
        token: Option<&str>,
        write: &mut dyn FnMut(&mut dyn Writer) -> Result<(), ShapeError>,
    ) -> Result<Vec<u8>, ShapeError> {
        let mut writer = JsonWriter::new(token);
        write(&mut writer)?;
        Ok(writer.into_text())
    }

    fn read(
        &self,
        body: &[u8],
        read: &mut dyn FnMut(&mut dyn Reader) -> Result<(), ShapeError>,
    ) -> Result<(), ShapeError> {
        self::read(body, read)
    }
}
