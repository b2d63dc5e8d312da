use std::{
    fmt,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use crate::transport::BoxFuture;

/// Files: those of the disk, or a fixed set in memory in their stead.
///
/// # Examples
///
/// ```
/// use aws_operation::system::Fs;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let fs = Fs::in_memory([("/home/jo/.aws/config", "[default]")]);
/// assert_eq!(fs.read_to_string("/home/jo/.aws/config".as_ref()).await?, "[default]");
/// assert!(fs.read_to_string("/etc/passwd".as_ref()).await.is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Fs(Source);

#[derive(Clone)]
enum Source {
    #[cfg(feature = "credential-chain")]
    Disk,
    /// The last of a path holds.
    Memory(Arc<Mutex<Files>>),
}

type Files = Vec<(PathBuf, Vec<u8>)>;

impl Fs {
    /// The files of the disk. They are read on tokio's threads for blocking work.
    #[cfg(feature = "credential-chain")]
    pub fn disk() -> Self {
        Self(Source::Disk)
    }

    /// These files and no others, by their full paths.
    pub fn in_memory<P: Into<PathBuf>, C: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, C)>) -> Self {
        let files = files.into_iter().map(|(path, content)| (path.into(), content.into()));
        Self(Source::Memory(Arc::new(Mutex::new(files.collect()))))
    }

    /// The content of a file.
    ///
    /// # Errors
    ///
    /// As `std::fs::read_to_string`; and when it is larger than 4 MiB, which no file that is read here can rightly be.
    pub fn read_to_string<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, io::Result<String>> {
        Box::pin(async move {
            let content = match &self.0 {
                #[cfg(feature = "credential-chain")]
                Source::Disk => {
                    let path = path.to_owned();
                    disk::run(Box::new(move || disk::read(&path))).await?
                }
                Source::Memory(files) => {
                    let files = files.lock().unwrap_or_else(PoisonError::into_inner);
                    let file = files.iter().rfind(|(known, _)| known == path).ok_or_else(not_found)?;
                    file.1.clone()
                }
            };
            String::from_utf8(content).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
        })
    }

    /// Puts `content` in the place of a file at once, so that no reader sees half of it, and readable by its owner alone.
    #[cfg(feature = "credential-chain")]
    pub(crate) async fn replace(&self, path: &Path, content: Vec<u8>) -> io::Result<()> {
        match &self.0 {
            Source::Disk => {
                let path = path.to_owned();
                let replaced = disk::run(Box::new(move || disk::replace(&path, &content).map(|()| Vec::new())));
                replaced.await.map(drop)
            }
            Source::Memory(files) => {
                files.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), content));
                Ok(())
            }
        }
    }
}

/// The disk where the crate is built to read it, else no files at all.
impl Default for Fs {
    fn default() -> Self {
        #[cfg(feature = "credential-chain")]
        return Self::disk();
        #[cfg(not(feature = "credential-chain"))]
        return Self::in_memory::<PathBuf, Vec<u8>>([]);
    }
}

impl fmt::Debug for Fs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            #[cfg(feature = "credential-chain")]
            Source::Disk => "Fs(disk)",
            Source::Memory(_) => "Fs(memory)",
        })
    }
}

/// Appends to `content` what is left of a file or a program's output, but not more than `limit` bytes.
pub(crate) fn read_up_to(limit: u64, from: &mut dyn Read, mut content: Vec<u8>) -> io::Result<Vec<u8>> {
    from.take(limit).read_to_end(&mut content)?;
    Ok(content)
}

fn not_found() -> io::Error {
    // The system's own text (`No such file or directory (os error 2)` on Unix), for the same message from both sources.
    if cfg!(unix) { io::Error::from_raw_os_error(2) } else { io::ErrorKind::NotFound.into() }
}

#[cfg(feature = "credential-chain")]
mod disk {
    use std::{
        fs::{File, OpenOptions},
        io::{self, Write},
        path::Path,
    };

    const LIMIT: u64 = 4 * 1024 * 1024;

    /// Runs what blocks where it holds up nobody.
    pub(super) async fn run(work: Box<dyn FnOnce() -> io::Result<Vec<u8>> + Send>) -> io::Result<Vec<u8>> {
        tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
    }

    pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
        let content = super::read_up_to(LIMIT + 1, &mut File::open(path)?, Vec::new())?;
        if content.len() as u64 > LIMIT {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 4 MiB"));
        }
        Ok(content)
    }

    pub(super) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{:016x}", fastrand::u64(..)));
        let beside = Path::new(&beside);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(beside).and_then(|mut file| file.write_all(content));
        let moved = written.and_then(|()| std::fs::rename(beside, path));
        if moved.is_err() {
            // What is left behind would hold a secret; whether it can be removed changes nothing for the caller.
            let _ = std::fs::remove_file(beside);
        }
        moved
    }
}
