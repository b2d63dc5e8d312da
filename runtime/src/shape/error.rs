//! What went wrong with a value, and where in the declaration it lies.

use std::{borrow::Cow, error::Error, fmt};

/// A value that cannot be written or read, with the path of the member.
///
/// Its text never holds the value itself, which may be secret.
///
/// ```
/// use aws_operation::shape::ShapeError;
///
/// let error = ShapeError::new("expected a string, found a number").in_member("bucket").in_item(2).in_member("files");
/// assert_eq!(error.to_string(), "`files[2].bucket`: expected a string, found a number");
/// ```
#[derive(Debug)]
pub struct ShapeError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    path: Path,
    problem: Cow<'static, str>,
}

impl ShapeError {
    /// An error with this text, at the root until the callers add where.
    #[cold]
    pub fn new(problem: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner { path: Path::default(), problem: problem.into() }))
    }

    /// The error of a member that must be there and is not.
    #[cold]
    pub fn missing(name: &'static str) -> Self {
        Self::new("required, but missing").in_member(name)
    }

    /// The same error, inside the member of this name.
    #[must_use]
    pub fn in_member(self, name: &'static str) -> Self {
        self.inside(Segment::Member(name))
    }

    /// The same error, inside the list's item at this index.
    #[must_use]
    pub fn in_item(self, index: usize) -> Self {
        self.inside(Segment::Index(index))
    }

    /// The same error, inside the map's value for this key.
    #[must_use]
    pub fn in_key(self, key: &str) -> Self {
        self.inside(Segment::Key(key.into()))
    }

    /// Where the value lies.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// What is wrong with it.
    pub fn problem(&self) -> &str {
        &self.0.problem
    }

    /// The same place, with another text.
    #[cold]
    pub(crate) fn reworded(mut self, problem: impl Into<Cow<'static, str>>) -> Self {
        self.0.problem = problem.into();
        self
    }

    fn inside(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_root() {
            write!(f, "`{}`: ", self.0.path)?;
        }
        f.write_str(&self.0.problem)
    }
}

impl Error for ShapeError {}

/// The way from a root value to one inside it, printed as `files[2].s3Location.bucket`.
///
/// ```
/// use aws_operation::shape::{Path, Segment};
/// let path: Path = [Segment::Member("files"), Segment::Index(2), Segment::Member("bucket")].into_iter().collect();
/// assert_eq!(path.to_string(), "files[2].bucket");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(Vec<Segment>); // innermost first: errors gather it on their way out

/// One step of a [`Path`].
///
/// ```
/// assert_ne!(aws_operation::shape::Segment::Index(0), aws_operation::shape::Segment::Member("a"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A member, by its wire name.
    Member(&'static str),
    /// An item of a list.
    Index(usize),
    /// A value of a map.
    Key(Box<str>),
}

impl Path {
    /// Whether it names the root itself.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts this path inside `segment`.
    pub(crate) fn push(&mut self, segment: Segment) {
        self.0.push(segment);
    }

    /// Its steps, outermost first.
    pub fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.0.iter().rev()
    }
}

impl FromIterator<Segment> for Path {
    fn from_iter<I: IntoIterator<Item = Segment>>(segments: I) -> Self {
        let mut segments: Vec<Segment> = segments.into_iter().collect();
        segments.reverse();
        Self(segments)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.segments().enumerate() {
            match segment {
                Segment::Member(name) if position == 0 => f.write_str(name)?,
                Segment::Member(name) => write!(f, ".{name}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}
