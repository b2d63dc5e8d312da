//! Wire names: from a Rust identifier by the renaming rules that serde made common.

use proc_macro2::Ident;
use syn::ext::IdentExt;

/// A renaming rule, with serde's names for the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RenameRule {
    /// The name as it is written in Rust.
    AsWritten,
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

/// The rules a user can name, in the order in which a message lists them.
pub(crate) const RULES: [(&str, RenameRule); 8] = [
    ("camelCase", RenameRule::Camel),
    ("PascalCase", RenameRule::Pascal),
    ("snake_case", RenameRule::Snake),
    ("SCREAMING_SNAKE_CASE", RenameRule::ScreamingSnake),
    ("kebab-case", RenameRule::Kebab),
    ("SCREAMING-KEBAB-CASE", RenameRule::ScreamingKebab),
    ("lowercase", RenameRule::Lower),
    ("UPPERCASE", RenameRule::Upper),
];

impl RenameRule {
    /// The rule of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        RULES.iter().find(|(known, _)| *known == name).map(|&(_, rule)| rule)
    }

    /// The wire name of a field, whose Rust name is in snake case.
    pub(crate) fn field(self, ident: &Ident) -> String {
        self.snake(&ident.unraw().to_string())
    }

    /// The wire name of a variant, whose Rust name is in Pascal case.
    pub(crate) fn variant(self, ident: &Ident) -> String {
        let name = ident.unraw().to_string();
        match self {
            Self::AsWritten | Self::Pascal => name,
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Camel => lower_first(&name),
            _ => self.snake(&pascal_to_snake(&name)),
        }
    }

    fn snake(self, name: &str) -> String {
        match self {
            Self::AsWritten | Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Pascal => snake_to_pascal(name),
            Self::Camel => lower_first(&snake_to_pascal(name)),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

/// The Rust name that gives `wire` under the default rule: `streamId` is `stream_id`.
pub(crate) fn rust_name(wire: &str) -> String {
    pascal_to_snake(wire).replace('-', "_")
}

fn snake_to_pascal(name: &str) -> String {
    let mut pascal = String::with_capacity(name.len());
    let mut capitalise = true;
    for c in name.chars() {
        if c == '_' {
            capitalise = true;
        } else if capitalise {
            pascal.push(c.to_ascii_uppercase());
            capitalise = false;
        } else {
            pascal.push(c);
        }
    }
    pascal
}

fn pascal_to_snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for (i, c) in name.char_indices() {
        if i > 0 && c.is_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + chars.as_str())
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;

    fn field(rule: RenameRule, name: &str) -> String {
        rule.field(&syn::parse_str::<Ident>(name).unwrap())
    }

    fn variant(rule: RenameRule, name: &str) -> String {
        rule.variant(&Ident::new(name, Span::call_site()))
    }

    #[test]
    fn fields_follow_serdes_rules() {
        assert_eq!(field(RenameRule::Camel, "stream_id"), "streamId");
        assert_eq!(field(RenameRule::Camel, "streamId"), "streamId");
        assert_eq!(field(RenameRule::Pascal, "stream_id"), "StreamId");
        assert_eq!(field(RenameRule::Snake, "stream_id"), "stream_id");
        assert_eq!(field(RenameRule::ScreamingSnake, "stream_id"), "STREAM_ID");
        assert_eq!(field(RenameRule::Kebab, "stream_id"), "stream-id");
        assert_eq!(field(RenameRule::ScreamingKebab, "stream_id"), "STREAM-ID");
        assert_eq!(field(RenameRule::Upper, "stream_id"), "STREAM_ID");
        assert_eq!(field(RenameRule::Lower, "stream_id"), "stream_id");
        assert_eq!(field(RenameRule::Camel, "s3_location"), "s3Location");
        assert_eq!(field(RenameRule::Camel, "_id"), "id");
    }

    #[test]
    fn variants_follow_serdes_rules() {
        assert_eq!(variant(RenameRule::AsWritten, "InProgress"), "InProgress");
        assert_eq!(variant(RenameRule::Camel, "InProgress"), "inProgress");
        assert_eq!(variant(RenameRule::Snake, "InProgress"), "in_progress");
        assert_eq!(variant(RenameRule::ScreamingSnake, "InProgress"), "IN_PROGRESS");
        assert_eq!(variant(RenameRule::Kebab, "InProgress"), "in-progress");
        assert_eq!(variant(RenameRule::Upper, "InProgress"), "INPROGRESS");
    }

    #[test]
    fn raw_identifiers_lose_their_prefix() {
        assert_eq!(field(RenameRule::Camel, "r#type"), "type");
    }

    #[test]
    fn a_wire_name_leads_back_to_a_field_name() {
        assert_eq!(rust_name("streamId"), "stream_id");
        assert_eq!(rust_name("stage-name"), "stage_name");
    }
}
