use std::fmt;

use super::by_name::ByName;

/// One section of a shared file: values by key. Keys are in lower case.
///
/// `Debug` shows the keys alone: values may be secrets.
///
/// # Examples
///
/// ```
/// use aws_operation::profile::Profiles;
///
/// let profiles = Profiles::parse("[default]\nregion = eu-west-1\ns3 =\n  addressing_style = path", "")?;
/// let section = profiles.profile("default").unwrap();
/// assert_eq!(section.get("region"), Some("eu-west-1"));
/// assert_eq!(section.nested("s3", "addressing_style"), Some("path"));
/// # Ok::<(), aws_operation::profile::ProfileError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Section(ByName<String>);

impl Section {
    /// The value of `key`, which is in lower case. An empty value is a value.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The value of `key` among the properties nested under `group`:
    ///
    /// ```ini
    /// s3 =
    ///   addressing_style = path
    /// ```
    pub fn nested(&self, group: &str, key: &str) -> Option<&str> {
        let lines = self.get(group)?.strip_prefix('\n')?.lines();
        let mut pairs = lines.filter_map(|line| line.split_once('='));
        pairs.find_map(|(name, value)| name.trim().eq_ignore_ascii_case(key).then(|| value.trim()))
    }

    /// All keys with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key, value.as_str()))
    }

    pub(super) fn set(&mut self, key: &str, value: String) {
        *self.0.entry(key) = value;
    }

    pub(super) fn continue_with(&mut self, key: &str, line: &str) {
        let value = self.0.entry(key);
        value.push('\n');
        value.push_str(line);
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, value) in other.0 {
            self.set(&key, value);
        }
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Section {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(pairs: T) -> Self {
        let mut section = Self::default();
        for (key, value) in pairs {
            section.set(&key.into().to_ascii_lowercase(), value.into());
        }
        section
    }
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|(key, _)| key)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_value() {
        let section = Section::from_iter([("aws_secret_access_key", "top-secret")]);
        assert_eq!(format!("{section:?}"), r#"{"aws_secret_access_key"}"#);
    }

    #[test]
    fn nested_properties_are_found_without_regard_to_case() {
        let section = Section::from_iter([("sts", "\nEndpoint_URL = http://a=b\nx = y")]);
        assert_eq!(section.nested("sts", "endpoint_url"), Some("http://a=b"));
        assert_eq!(section.nested("sts", "z"), None);
        assert_eq!(section.nested("s3", "x"), None);
    }
}
