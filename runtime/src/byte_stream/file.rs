//! A file as a payload, read while it is sent.

use std::{
    fs::File,
    future::Future,
    io,
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http_body::Frame;
use tokio::task::{JoinHandle, spawn_blocking};

use super::{ByteStream, Source, exact::Exact};
use crate::{
    body::{self, Body, BoxBody, BoxError},
    system::read_up_to,
};

/// How much is read at a time.
const PIECE: usize = 64 * 1024;

impl ByteStream {
    /// A payload of the file at `path`, read while it is sent and from its start again for a retry.
    ///
    /// Fails where the file cannot be opened. Sending fails where its length is no longer what it was here.
    ///
    /// ```no_run
    /// # async fn example() -> std::io::Result<()> {
    /// let payload = aws_operation::ByteStream::from_path("archive.tar").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let file = spawn_blocking(move || -> io::Result<FileSource> {
            let length = File::open(&path)?.metadata()?.len();
            Ok(FileSource { path, length })
        });
        let source = file.await.map_err(io::Error::other)??;
        Ok(Self(Source::Replayable(Body::from_source(Arc::new(source)))))
    }
}

struct FileSource {
    path: PathBuf,
    length: u64,
}

impl body::Source for FileSource {
    fn open(&self) -> BoxBody {
        Box::pin(Exact::new(FileBody::Closed(self.path.clone()), self.length))
    }
}

/// Opened with the first read, so that a replay that is never sent costs no open file.
enum FileBody {
    Closed(PathBuf),
    Reading(JoinHandle<io::Result<(File, Vec<u8>)>>),
    Ended,
}

impl http_body::Body for FileBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if let Self::Closed(path) = &mut *self {
            let path = std::mem::take(path);
            *self = Self::Reading(Place::Closed(path).read());
        }
        let Self::Reading(reading) = &mut *self else { return Poll::Ready(None) };
        let read_before = ready!(Pin::new(reading).poll(cx)).map_err(io::Error::other).flatten();
        Poll::Ready(match read_before {
            Ok((file, piece)) if !piece.is_empty() => {
                // The next piece is read while this one is sent.
                *self = Self::Reading(Place::Open(file).read());
                Some(Ok(Frame::data(piece.into())))
            }
            end => {
                *self = Self::Ended;
                end.err().map(|error| Err(error.into()))
            }
        })
    }
}

/// Where the next piece is.
enum Place {
    Closed(PathBuf),
    Open(File),
}

impl Place {
    /// The next piece, empty at the end, and the file to read on from.
    fn read(self) -> JoinHandle<io::Result<(File, Vec<u8>)>> {
        spawn_blocking(move || {
            let mut file = match self {
                Self::Closed(path) => File::open(path)?,
                Self::Open(file) => file,
            };
            let piece = read_up_to(PIECE as u64, &mut file, Vec::with_capacity(PIECE))?;
            Ok((file, piece))
        })
    }
}
