//! The reader of AWS's configuration and credentials files.
//!
//! Hand-written, because the dialect is nobody else's: a `;` or `#` ends a value only after a blank, an indented line
//! continues the value above it, a value that starts empty holds properties of its own, `[profile x]` in one file and
//! `[x]` in the other are the same section while `[profile default]` overrules `[default]`, and a malformed name is
//! passed over where a malformed line is an error. An ini library gets most of these wrong without saying so. The rules
//! are those of the [shared files' reference](https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html) and of
//! the cases that the AWS SDKs share.

use super::{File, ProfileError, Section, by_name::ByName};

/// The sections of one file, by name, not yet merged with the other's.
#[derive(Debug, Default)]
pub(super) struct Sections {
    pub(super) profiles: ByName<Section>,
    pub(super) sso_sessions: ByName<Section>,
    pub(super) services: ByName<Section>,
}

/// Reads `text`; `file` says which rules hold for section names, and is named in errors.
pub(super) fn parse(text: &str, file: File) -> Result<Sections, ProfileError> {
    let mut parser = Parser { file, sections: Sections::default(), plain_default: None, place: Place::Nowhere };
    // Editors on Windows write a byte order mark.
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        parser.line(line).map_err(|fault| ProfileError::syntax(file, index + 1, fault))?;
    }
    Ok(parser.finish())
}

const DEFAULT: &str = "default";

struct Parser {
    file: File,
    sections: Sections,
    /// What stands under `[default]` in the configuration file: counts only where there is no `[profile default]`.
    plain_default: Option<Section>,
    place: Place,
}

/// What a property or an indented line belongs to.
enum Place {
    Nowhere,
    /// A section of unknown kind or with an invalid name: its properties are passed over.
    IgnoredSection,
    Section(Header, Property),
}

#[derive(Clone)]
enum Header {
    PlainDefault,
    Profile(String),
    SsoSession(String),
    Services(String),
}

enum Property {
    None,
    /// A property with an invalid name: passed over, with all that continues it.
    Ignored,
    /// `nested`: its own line gave no value, so the lines that continue it are properties too.
    Named {
        key: String,
        nested: bool,
    },
}

impl Parser {
    fn line(&mut self, line: &str) -> Result<(), &'static str> {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            Ok(())
        } else if line.starts_with([' ', '\t']) {
            self.continuation(trimmed)
        } else if trimmed.starts_with('[') {
            self.section(trimmed)
        } else {
            self.property(trimmed)
        }
    }

    fn section(&mut self, line: &str) -> Result<(), &'static str> {
        // A name holds neither `#` nor `;`, so here a comment needs no blank before it.
        let line = line.split(['#', ';']).next().unwrap_or_default().trim_end();
        let name = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let name = name.ok_or("profile definition must end with `]`")?.trim();
        self.place = match self.header(name) {
            Some(header) => {
                self.section_mut(&header);
                Place::Section(header, Property::None)
            }
            None => Place::IgnoredSection,
        };
        Ok(())
    }

    fn header(&self, text: &str) -> Option<Header> {
        let (header, name): (fn(String) -> Header, _) = match (self.file, text.split_once([' ', '\t'])) {
            (File::Config, Some(("profile", name))) => (Header::Profile, name.trim()),
            (File::Config, Some(("sso-session", name))) => (Header::SsoSession, name.trim()),
            (File::Config, Some(("services", name))) => (Header::Services, name.trim()),
            (File::Config, None) if text == DEFAULT => (|_| Header::PlainDefault, text),
            (File::Credentials, None) => (Header::Profile, text),
            _ => return None,
        };
        // Quotation marks are the AWS CLI's way to names that hold blanks.
        if let Some(quoted) = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            return (!quoted.is_empty() && !quoted.contains('"')).then(|| header(quoted.to_owned()));
        }
        let valid = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-/.%@_:+".contains(c));
        valid.then(|| header(name.to_owned()))
    }

    fn property(&mut self, line: &str) -> Result<(), &'static str> {
        let Place::Section(header, property) = &mut self.place else {
            return match self.place {
                Place::IgnoredSection => Ok(()),
                _ => Err("expected a profile definition"),
            };
        };
        let (key, value) = without_comment(line).split_once('=').ok_or("expected an `=` sign defining a property")?;
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() {
            return Err("property did not have a name");
        }
        if !key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) {
            *property = Property::Ignored;
            return Ok(());
        }
        let key = key.to_ascii_lowercase();
        *property = Property::Named { key: key.clone(), nested: value.is_empty() };
        let header = header.clone();
        self.section_mut(&header).set(&key, value.to_owned());
        Ok(())
    }

    fn continuation(&mut self, line: &str) -> Result<(), &'static str> {
        let (header, key) = match &self.place {
            Place::Nowhere => return Err("expected a profile definition, found continuation"),
            Place::Section(_, Property::None) => return Err("expected a property definition, found continuation"),
            Place::IgnoredSection | Place::Section(_, Property::Ignored) => return Ok(()),
            Place::Section(header, Property::Named { key, nested }) => {
                if *nested {
                    let (name, _) = line.split_once('=').ok_or("expected an `=` sign defining a sub-property")?;
                    if name.trim().is_empty() {
                        return Err("sub-property did not have a name");
                    }
                }
                (header.clone(), key.clone())
            }
        };
        self.section_mut(&header).continue_with(&key, line);
        Ok(())
    }

    fn section_mut(&mut self, header: &Header) -> &mut Section {
        let (sections, name) = match header {
            Header::PlainDefault => return self.plain_default.get_or_insert_default(),
            Header::Profile(name) => (&mut self.sections.profiles, name),
            Header::SsoSession(name) => (&mut self.sections.sso_sessions, name),
            Header::Services(name) => (&mut self.sections.services, name),
        };
        sections.entry(name)
    }

    fn finish(mut self) -> Sections {
        if let Some(section) = self.plain_default
            && self.sections.profiles.get(DEFAULT).is_none()
        {
            *self.sections.profiles.entry(DEFAULT) = section;
        }
        self.sections
    }
}

/// The line up to the first `#` or `;` that follows a blank; one that follows at once is part of the value.
fn without_comment(line: &str) -> &str {
    let comment = line.char_indices().zip(line.chars().skip(1)).find_map(|((at, c), next)| {
        let starts = matches!(c, ' ' | '\t') && matches!(next, '#' | ';');
        starts.then_some(at)
    });
    comment.and_then(|at| line.get(..at)).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(text: &str, file: File, name: &str) -> Section {
        parse(text, file).unwrap().profiles.get(name).unwrap().clone()
    }

    #[test]
    fn a_comment_needs_a_blank_before_it() {
        let section = profile("[default]\na = b;c\nd = e ;f\ng = # h\n", File::Config, "default");
        assert_eq!((section.get("a"), section.get("d"), section.get("g")), (Some("b;c"), Some("e"), Some("")));
    }

    #[test]
    fn an_indented_comment_is_not_part_of_a_value() {
        let section = profile("[default]\ns3 =\n  # why\n  a = b\n", File::Config, "default");
        assert_eq!(section.get("s3"), Some("\na = b"));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let section = profile("\u{feff}[default]\nregion = eu-west-1\n", File::Config, "default");
        assert_eq!(section.get("region"), Some("eu-west-1"));
    }

    #[test]
    fn an_error_names_the_file_and_the_line() {
        let error = parse("[default]\nregion = eu-west-1\nrubbish\n", File::Credentials).unwrap_err();
        assert_eq!(
            error.to_string(),
            "could not parse the credentials file, line 3: expected an `=` sign defining a property"
        );
    }
}
