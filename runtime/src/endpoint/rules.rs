//! One service's endpoint rules, as the catalogue writes them.

/// Where a service's endpoints differ from the template that most services follow.
///
/// The catalogue derives them from AWS's endpoint rule sets; one short string holds them, so that a service costs a
/// user's binary no more than a pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndpointRules(Option<&'static str>);

impl EndpointRules {
    /// The template that most services follow.
    pub const COMMON: Self = Self(None);

    /// Rules in the catalogue's notation.
    pub const fn new(rules: &'static str) -> Self {
        Self(Some(rules))
    }
}
