//! One service's endpoint rules, as the catalogue writes them.

use super::partition::Partition;

/// Where a service's endpoints lie, where they do not follow the template that most services do.
///
/// The catalogue derives them from AWS's endpoint rule sets; one short string holds them, so that a service costs a
/// user's binary no more than a pointer. `macros/catalogue/endpoint_rules.py` says how it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EndpointRules(Option<&'static str>);

impl EndpointRules {
    /// The template that most services follow: `{p}{f}.{r}.{s}`.
    pub const COMMON: Self = Self(None);

    /// Rules in the catalogue's notation: rules parted by `;`, the first that fits decides.
    ///
    /// ```
    /// use aws_operation::{endpoint::{self, EndpointParams, EndpointRules}, service::Service};
    ///
    /// const RULES: EndpointRules = EndpointRules::new("aws-us-gov/f={p}.{r}.{s}");
    /// const ACM: Service = Service::new("acm", "ACM").with_endpoint_rules(RULES);
    ///
    /// let endpoint = endpoint::resolve(&ACM, &EndpointParams::new("us-gov-west-1").fips(true))?;
    /// assert_eq!(endpoint.authority(), "acm.us-gov-west-1.amazonaws.com");
    /// # Ok::<(), endpoint::EndpointError>(())
    /// ```
    pub const fn new(rules: &'static str) -> Self {
        Self(Some(rules))
    }

    /// The answer of the first rule that fits.
    pub(super) fn answer(self, place: &Place<'_>) -> Answer {
        let mut rules = self.0.unwrap_or("").split(';');
        let answer = rules.find_map(|rule| {
            let (condition, answer) = rule.split_once('=')?;
            place.fits(condition).then_some(answer)
        });
        Answer::read(answer.unwrap_or("{p}{f}.{r}.{s}"))
    }
}

/// What rules are asked for.
pub(super) struct Place<'a> {
    pub(super) endpoint_prefix: &'static str,
    pub(super) region: &'a str,
    pub(super) partition: &'static Partition,
    pub(super) fips: bool,
    pub(super) dual_stack: bool,
}

/// What a rule says.
pub(super) enum Answer {
    Host {
        /// Templates, as are the others but for the name.
        host: &'static str,
        signing_region: Option<&'static str>,
        signing_name: Option<&'static str>,
    },
    /// There is none, for want of this.
    Missing(&'static str),
}

impl Answer {
    fn read(answer: &'static str) -> Self {
        if let Some(missing) = answer.strip_prefix('!') {
            return Self::Missing(missing);
        }
        let Some((host, signing)) = answer.split_once('@') else {
            return Self::Host { host: answer, signing_region: None, signing_name: None };
        };
        let (region, name) = match signing.split_once('#') {
            Some((region, name)) => (region, Some(name)),
            None => (signing, None),
        };
        Self::Host { host, signing_region: Some(region), signing_name: name }
    }
}

impl Place<'_> {
    /// Whether a rule's condition holds: one of its places is this one, and one of its modes.
    fn fits(&self, condition: &str) -> bool {
        let (places, modes) = condition.split_once('/').unwrap_or((condition, ""));
        let mode = match (self.fips, self.dual_stack) {
            (false, false) => 'n',
            (true, false) => 'f',
            (false, true) => 'd',
            (true, true) => 'b',
        };
        (places.is_empty() || places.split(',').any(|place| place == self.region || place == self.partition.id))
            && (modes.is_empty() || modes.contains(mode))
    }

    /// Fills a template in. `None` where it is not in the catalogue's notation.
    pub(super) fn fill(&self, template: &'static str) -> Option<String> {
        const LONGEST: usize = 80; // of the catalogue's hosts; only spares growing
        let mut filled = String::with_capacity(LONGEST);
        let mut rest = template;
        while let Some((before, from)) = rest.split_once('{') {
            let (placeholder, after) = from.split_once('}')?;
            filled.push_str(before);
            filled.push_str(self.value(placeholder)?);
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    fn value(&self, placeholder: &str) -> Option<&str> {
        Some(match placeholder {
            "p" => self.endpoint_prefix,
            "f" if self.fips => "-fips",
            "f" => "",
            "r" => self.region,
            "g" => self.partition.global_region,
            "d" => self.partition.dual_stack_dns_suffix,
            "s" if self.dual_stack => self.partition.dual_stack_dns_suffix,
            "s" | "n" => self.partition.dns_suffix,
            _ => return None,
        })
    }
}
