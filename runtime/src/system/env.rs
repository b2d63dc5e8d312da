use std::{fmt, sync::Arc};

/// Environment variables: those of the process, or a fixed set in their stead.
///
/// A variable that is set to nothing or to blanks counts as unset, as it does in all AWS SDKs. `Debug` shows names
/// alone: values may be secrets.
///
/// # Examples
///
/// ```
/// use aws_operation::system::Env;
///
/// let env = Env::from_pairs([("AWS_REGION", "eu-west-1"), ("AWS_PROFILE", " ")]);
/// assert_eq!(env.var("AWS_REGION").as_deref(), Some("eu-west-1"));
/// assert_eq!(env.var("AWS_PROFILE"), None);
/// ```
#[derive(Clone, Default)]
pub struct Env(Source);

#[derive(Clone, Default)]
enum Source {
    #[default]
    Process,
    /// The last of a name holds.
    Fixed(Arc<[(String, String)]>),
}

impl Env {
    /// The variables of this process, looked up each time.
    pub fn process() -> Self {
        Self(Source::Process)
    }

    /// These variables and no others; not the process's home directory either.
    pub fn from_pairs<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self(Source::Fixed(pairs.collect()))
    }

    /// The value of a variable; `None` when it is unset, blank, or not Unicode.
    pub fn var(&self, name: &str) -> Option<String> {
        let value = match &self.0 {
            Source::Process => std::env::var(name).ok(),
            Source::Fixed(pairs) => pairs.iter().rfind(|(known, _)| known == name).map(|(_, value)| value.clone()),
        };
        value.filter(|value| !value.trim().is_empty())
    }

    /// The home directory as the system's account database has it, for a process without `HOME`.
    pub(crate) fn home_of_the_account(&self) -> Option<String> {
        match self.0 {
            Source::Process => std::env::home_dir()?.into_os_string().into_string().ok(),
            Source::Fixed(_) => None,
        }
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Process => f.write_str("Env(process)"),
            Source::Fixed(pairs) => f.debug_set().entries(pairs.iter().map(|(name, _)| name)).finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_value() {
        let env = Env::from_pairs([("AWS_SECRET_ACCESS_KEY", "top-secret")]);
        assert_eq!(format!("{env:?}"), r#"{"AWS_SECRET_ACCESS_KEY"}"#);
        assert_eq!(format!("{:?}", Env::process()), "Env(process)");
    }
}
