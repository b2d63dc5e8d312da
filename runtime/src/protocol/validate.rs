//! Checks of a request's values before anything is sent.

use std::fmt;

use crate::{
    operation::{OperationSchema, Part},
    protocol::{ROOT, label_for_empty},
    shape::{
        Active, Document, Entries, Items, Location, Member, Path, Schema, Segment, ShapeError, Timestamp, Traits,
        Value, Writer,
    },
};

/// A request whose values break its declaration: nothing was sent.
///
/// ```
/// # use aws_operation::{aws_operation, Operation};
/// #[aws_operation(service = "iot", method = "PUT", path = "/streams/<streamId>")]
/// struct UpdateStream {
///     stream_id: String,
///     #[aws(required, length(max = 3))]
///     description: Option<String>,
/// }
///
/// let endpoint = "https://iot.eu-west-1.amazonaws.com".parse().unwrap();
/// let error = UpdateStream { stream_id: "..".into(), description: None }.to_http_request(&endpoint).unwrap_err();
/// let paths: Vec<_> = error.violations().iter().map(|violation| violation.path().to_string()).collect();
/// assert_eq!(paths, ["streamId", "description"]);
/// ```
#[derive(Debug)]
pub struct InvalidInput {
    violations: Vec<Violation>,
}

/// One value that breaks the declaration, and where it is.
///
/// Its text never holds the value.
///
/// ```
/// # use aws_operation::{aws_operation, Operation};
/// # #[aws_operation(service = "iot", method = "DELETE", path = "/streams/<streamId>")]
/// # struct DeleteStream { stream_id: String }
/// let endpoint = "https://iot.eu-west-1.amazonaws.com".parse().unwrap();
/// let error = DeleteStream { stream_id: String::new() }.to_http_request(&endpoint).unwrap_err();
/// assert_eq!(error.violations()[0].to_string(), "`streamId`: a path label cannot be empty");
/// ```
#[derive(Debug)]
pub struct Violation {
    path: Path,
    problem: String,
}

impl InvalidInput {
    /// Every value that breaks the declaration, in the order of the declaration.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl Violation {
    /// Where the value is, by wire names: `files[2].s3Location.bucket`.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is wrong with it.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl From<ShapeError> for InvalidInput {
    fn from(error: ShapeError) -> Self {
        let violation = Violation { path: error.path().clone(), problem: error.problem().to_owned() };
        Self { violations: vec![violation] }
    }
}

impl fmt::Display for InvalidInput {
    /// One line for one violation, a list for more.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.violations.as_slice() {
            [only] => write!(f, "invalid input, nothing was sent: {only}"),
            all => {
                write!(f, "invalid input, nothing was sent:")?;
                all.iter().try_for_each(|violation| write!(f, "\n  {violation}"))
            }
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_root() { f.write_str(&self.problem) } else { write!(f, "`{}`: {}", self.path, self.problem) }
    }
}

impl std::error::Error for InvalidInput {}

/// Walks `input` and gathers every violation. With `fills_tokens` an unset idempotency token is no violation.
pub(super) fn validate(operation: &OperationSchema, input: &dyn Value, fills_tokens: bool) -> Result<(), InvalidInput> {
    let mut walk = Walk { operation, fills_tokens, violations: Vec::new() };
    let walked = input.write(&ROOT, &mut walk);
    walk.gather(walked);
    if walk.violations.is_empty() { Ok(()) } else { Err(InvalidInput { violations: walk.violations }) }
}

/// Its methods return `Ok` and gather; a value's own error is gathered too.
struct Walk<'a> {
    operation: &'a OperationSchema,
    fills_tokens: bool,
    violations: Vec<Violation>,
}

impl Walk<'_> {
    #[cold]
    fn report(&mut self, problem: impl Into<String>) {
        self.violations.push(Violation { path: Path::default(), problem: problem.into() });
    }

    fn gather(&mut self, walked: Result<(), ShapeError>) {
        if let Err(error) = walked {
            self.violations.extend(InvalidInput::from(error).violations);
        }
    }

    /// Walks what lies at `segment`. Paths are put together on the way out, so that values in order cost nothing.
    fn inside(&mut self, segment: impl Fn() -> Segment, walk: impl FnOnce(&mut Self) -> Result<(), ShapeError>) {
        let before = self.violations.len();
        let walked = walk(self);
        self.gather(walked);
        for violation in self.violations.iter_mut().skip(before) {
            violation.path.push(segment());
        }
    }

    fn member(&mut self, member: &Member, value: &dyn Value) {
        self.inside(
            || Segment::Member(member.name),
            |walk| {
                if !value.is_absent() {
                    return value.write(member, walk);
                }
                let filled = walk.fills_tokens && member.traits.has(Traits::IDEMPOTENCY_TOKEN);
                if member.location == Location::Label {
                    walk.report("a path label must be set");
                } else if member.is_required() && !filled {
                    walk.report("required, but not set");
                }
                Ok(())
            },
        );
    }

    fn length(&mut self, member: &Member, unit: &str, length: usize) {
        #[expect(clippy::cast_precision_loss, reason = "no bound is near 2^53")]
        if let Some(bounds) = member.detail.and_then(|detail| detail.length)
            && !bounds.hold(length as f64)
        {
            self.report(format!("must have {bounds} {unit}, has {length}"));
        }
    }

    fn range(&mut self, member: &Member, value: f64) {
        if let Some(bounds) = member.detail.and_then(|detail| detail.range)
            && !bounds.hold(value)
        {
            let shown = if member.is_sensitive() { String::new() } else { format!(", is {value}") };
            self.report(format!("must be {bounds}{shown}"));
        }
    }

    /// A label that is empty, or that a URL reader takes for "this folder" or "the one above", names another resource.
    fn label(&mut self, member: &Member, value: &str) {
        if value.is_empty() {
            if label_for_empty(self.operation, member).is_some() {
                return;
            }
            self.report("a path label cannot be empty");
        } else if value == "." || value == ".." {
            self.report(format!("a path label cannot be `{value}`, which would name another resource"));
        } else if self.is_greedy(member) && value.split('/').any(|segment| segment == "." || segment == "..") {
            self.report("a path label cannot hold the segment `.` or `..`, which would name another resource");
        }
    }

    fn is_greedy(&self, label: &Member) -> bool {
        self.operation.path.iter().any(|part| match part {
            Part::Greedy(index) => {
                self.operation.input.member(usize::from(*index)).is_some_and(|member| member.name == label.name)
            }
            Part::Label(_) | Part::Literal(_) => false,
        })
    }
}

impl Writer for Walk<'_> {
    fn null(&mut self, _: &Member) -> Result<(), ShapeError> {
        Ok(())
    }

    fn boolean(&mut self, _: &Member, _: bool) -> Result<(), ShapeError> {
        Ok(())
    }

    fn integer(&mut self, member: &Member, value: i64) -> Result<(), ShapeError> {
        #[expect(clippy::cast_precision_loss, reason = "no bound is near 2^53")]
        self.range(member, value as f64);
        Ok(())
    }

    fn float(&mut self, member: &Member, value: f32) -> Result<(), ShapeError> {
        self.range(member, value.into());
        Ok(())
    }

    fn double(&mut self, member: &Member, value: f64) -> Result<(), ShapeError> {
        self.range(member, value);
        Ok(())
    }

    fn big_number(&mut self, _: &Member, _: &str) -> Result<(), ShapeError> {
        Ok(())
    }

    fn string(&mut self, member: &Member, value: &str) -> Result<(), ShapeError> {
        if member.detail.is_some() {
            self.length(member, "characters", value.chars().count());
        }
        if member.location == Location::Label {
            self.label(member, value);
        }
        Ok(())
    }

    fn blob(&mut self, member: &Member, value: &[u8]) -> Result<(), ShapeError> {
        self.length(member, "bytes", value.len());
        Ok(())
    }

    fn timestamp(&mut self, _: &Member, _: Timestamp) -> Result<(), ShapeError> {
        Ok(())
    }

    fn document(&mut self, _: &Member, _: &Document) -> Result<(), ShapeError> {
        Ok(())
    }

    fn list(&mut self, member: &Member, items: &dyn Items) -> Result<(), ShapeError> {
        self.length(member, "items", items.len());
        let inner = Member { detail: None, ..*member };
        items.each(&mut |index, item| {
            self.inside(|| Segment::Index(index), |walk| item.write(&inner, walk));
            Ok(())
        })
    }

    fn map(&mut self, member: &Member, entries: &dyn Entries) -> Result<(), ShapeError> {
        self.length(member, "entries", entries.len());
        let inner = Member { detail: None, ..*member };
        entries.each(&mut |key, value| {
            self.inside(|| Segment::Key(key.into()), |walk| value.write(&inner, walk));
            Ok(())
        })
    }

    fn structure(&mut self, _: &Member, schema: &'static Schema, values: &[&dyn Value]) -> Result<(), ShapeError> {
        for (member, value) in schema.members().zip(values) {
            self.member(&member, *value);
        }
        Ok(())
    }

    fn union(&mut self, _: &Member, schema: &'static Schema, active: Active<'_>) -> Result<(), ShapeError> {
        if let Active::Known(index, value) = active
            && let Some(member) = schema.member(index)
        {
            self.member(&member, value);
        }
        Ok(())
    }

    fn stream(&mut self, _: &Member, _: &crate::ByteStream) -> Result<(), ShapeError> {
        Ok(())
    }
}
