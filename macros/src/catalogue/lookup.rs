//! Which service a name means.

use std::{
    cmp::Ordering,
    fmt::{self, Display, Formatter},
};

use super::{ServiceFacts, names};

/// The services, one line each; the head of the file says how a line is read.
const TABLE: &str = include_str!("../../catalogue/services.txt");

/// Names that the AWS CLI gives a service and boto3 does not.
const CLI_NAMES: [(&str, &str); 3] = [("configservice", "config"), ("deploy", "codedeploy"), ("s3api", "s3")];

/// Finds a service by any name that AWS gives it: the name in boto3 and the AWS CLI, the service id, the crate of the AWS
/// SDK for Rust with or without `aws-sdk-`, the endpoint prefix. Case, spaces and punctuation do not count.
///
/// # Errors
///
/// [`LookupError::Unknown`] where there is no such service; [`LookupError::Ambiguous`] where the name is the endpoint
/// prefix of several services and not the name or the service id of one.
pub(crate) fn lookup(name: &str) -> Result<ServiceFacts, LookupError> {
    // Most service ids are the name in boto3 but for case and spaces.
    if let Some(entry) = named(name).or_else(|| named(&name.to_ascii_lowercase().replace(' ', "-"))) {
        return Ok(entry.facts());
    }
    let folded = names::folded(name.strip_prefix("aws-sdk-").unwrap_or(name));
    let folded = CLI_NAMES.iter().find(|(cli, _)| *cli == folded).map_or(folded.as_str(), |(_, boto3)| boto3);
    let mut by_id = Vec::new();
    let mut by_prefix = Vec::new();
    for entry in entries() {
        let (name, rest) = entry.column(entry.line);
        if names::is(name, folded) {
            return Ok(entry.facts());
        }
        let (id, rest) = entry.column(rest);
        if names::is(id, folded) || names::is_crate_of(id, folded) {
            by_id.push(entry);
        } else if names::is(entry.column(rest).0, folded) {
            by_prefix.push(entry);
        }
    }
    match (by_id.as_slice(), by_prefix.as_slice()) {
        ([entry], _) | ([], [entry]) => Ok(entry.facts()),
        ([], []) => Err(LookupError::Unknown { nearest: nearest(folded) }),
        ([], several) | (several, _) => {
            Err(LookupError::Ambiguous { choices: several.iter().map(Entry::name).collect() })
        }
    }
}

/// Why a name is no service.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum LookupError {
    /// No service has that name; these are the names most like it, the best first, maybe none.
    Unknown { nearest: Vec<&'static str> },
    /// Several services share that endpoint prefix: their names in boto3.
    Ambiguous { choices: Vec<&'static str> },
}

impl LookupError {
    /// What to do about it, for the line `help:`.
    pub(crate) fn help(&self) -> String {
        match self {
            Self::Unknown { nearest } if nearest.is_empty() => {
                "name the service as boto3 or the AWS CLI do, or say `endpoint_prefix`, `signing_name` and `protocol`"
                    .into()
            }
            Self::Unknown { nearest } => format!("did you mean {}?", choice(nearest)),
            Self::Ambiguous { choices } => format!("say which one: {}", choice(choices)),
        }
    }
}

/// The fact; it fits after the user's name in backticks.
impl Display for LookupError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { .. } => f.write_str("is no AWS service that the catalogue knows"),
            Self::Ambiguous { choices } => write!(f, "is the endpoint prefix of {} AWS services", choices.len()),
        }
    }
}

fn choice(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The service of that name in boto3, letter by letter: what most declarations say, found without reading the whole table.
fn named(name: &str) -> Option<Entry> {
    let mut table = TABLE;
    while !table.is_empty() {
        let (before, from) = table.split_at(start_of_entry(table, table.len() / 2));
        let (line, after) = from.split_once('\n')?;
        let entry = Entry { line, after };
        match entry.name().cmp(name) {
            Ordering::Equal => return Some(entry),
            Ordering::Less => table = after,
            Ordering::Greater => table = before,
        }
    }
    None
}

/// Where the line of the service lies that a place in the table belongs to.
fn start_of_entry(table: &str, place: usize) -> usize {
    let bytes = table.as_bytes();
    let mut start = place;
    while start > 0 && (bytes.get(start - 1) != Some(&b'\n') || bytes.get(start) == Some(&b' ')) {
        start -= 1;
    }
    start
}

/// A service's line, and the table after it.
#[derive(Clone, Copy)]
struct Entry {
    line: &'static str,
    after: &'static str,
}

impl Entry {
    fn name(&self) -> &'static str {
        self.column(self.line).0
    }

    /// The first column of what is left of a line, and what is left then.
    #[expect(clippy::unused_self, reason = "a column is an entry's")]
    fn column(&self, rest: &'static str) -> (&'static str, &'static str) {
        rest.split_once('|').unwrap_or((rest, ""))
    }

    fn facts(&self) -> ServiceFacts {
        let length = self.after.split_inclusive('\n').take_while(|line| line.starts_with(' ')).map(str::len).sum();
        ServiceFacts::from_line(self.line, self.after.get(..length).unwrap_or(""))
    }
}

/// All services of the table.
fn entries() -> impl Iterator<Item = Entry> {
    let mut rest = TABLE;
    std::iter::from_fn(move || {
        loop {
            let (line, after) = rest.split_once('\n')?;
            rest = after;
            if !line.starts_with(['#', ' ']) {
                return Some(Entry { line, after });
            }
        }
    })
}

/// The names and ids most like a folded name: those it is a part of, then those that few typing mistakes away.
fn nearest(folded: &str) -> Vec<&'static str> {
    const MOST: usize = 3;
    let mut found: Vec<(usize, &'static str)> = entries().filter_map(|entry| distance_to(&entry, folded)).collect();
    found.sort_unstable();
    found.truncate(MOST);
    found.into_iter().map(|(_, name)| name).collect()
}

fn distance_to(entry: &Entry, folded: &str) -> Option<(usize, &'static str)> {
    const MISTAKES_IN: usize = 3; // letters of the name for each mistake that is still taken for one
    let (name, rest) = entry.column(entry.line);
    let (id, _) = entry.column(rest);
    let distance = |candidate: &str| {
        let candidate = names::folded(candidate);
        if folded.len() >= MISTAKES_IN && candidate.contains(folded) {
            return Some(1);
        }
        let distance = edit_distance(candidate.as_bytes(), folded.as_bytes());
        (distance <= folded.len().max(MISTAKES_IN) / MISTAKES_IN).then_some(distance)
    };
    [distance(name), distance(id)].into_iter().flatten().min().map(|distance| (distance, name))
}

/// Levenshtein's distance: insertions, deletions and replacements from one to the other.
fn edit_distance(left: &[u8], right: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.iter().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        for (cell, r) in row.iter_mut().skip(1).zip(right) {
            let replaced = diagonal + usize::from(l != r);
            diagonal = *cell;
            before = replaced.min(diagonal + 1).min(before + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> String {
        lookup(name).map_or_else(|error| format!("{error}; {}", error.help()), |facts| facts.name.into_owned())
    }

    #[test]
    fn every_name_of_every_service_finds_it() {
        let mut ids = std::collections::HashMap::<String, usize>::new();
        for entry in entries() {
            *ids.entry(names::folded(&entry.facts().id)).or_default() += 1;
        }
        assert!(entries().count() > 400);
        for facts in entries().map(|entry| entry.facts()) {
            assert_eq!(lookup(&facts.name).as_ref(), Ok(&facts));
            assert!(
                lookup(&facts.endpoint_prefix).is_ok()
                    || matches!(
                        lookup(&facts.endpoint_prefix), Err(LookupError::Ambiguous { choices }) if choices.contains(&&*facts.name)
                    )
            );
            if ids[&names::folded(&facts.id)] == 1 {
                assert_eq!(lookup(&facts.id).as_ref(), Ok(&facts));
            }
        }
    }

    #[test]
    fn ways_to_name_a_service() {
        for (name, service) in [
            ("IVS RealTime", "ivs-realtime"),
            ("ivsrealtime", "ivs-realtime"),
            ("aws-sdk-databasemigration", "dms"),
            ("Elastic Load Balancing v2", "elbv2"),
            ("iot", "iot"),
            ("configservice", "config"),
            ("apigateway", "apigateway"),
            ("execute-api", "apigatewaymanagementapi"),
        ] {
            assert_eq!(found(name), service, "{name}");
        }
    }

    #[test]
    fn what_is_no_service() {
        assert_eq!(
            found("email"),
            "is the endpoint prefix of 3 AWS services; say which one: `pinpoint-email`, `ses`, `sesv2`"
        );
        assert_eq!(found("dynamdb"), "is no AWS service that the catalogue knows; did you mean `dynamodb`?");
        assert!(found("realtime").contains("`ivs-realtime`"));
        for name in ["", "no such service at all"] {
            assert!(found(name).ends_with("and `protocol`"), "{}", found(name));
        }
    }

    #[test]
    fn facts_are_the_models() {
        let ivs = lookup("ivs-realtime").unwrap();
        assert_eq!((&*ivs.id, &*ivs.endpoint_prefix, &*ivs.signing_name), ("IVS RealTime", "ivsrealtime", "ivs"));
        assert_eq!(ivs.protocols, [super::super::Protocol::RestJson]);
        let sqs = lookup("sqs").unwrap();
        assert_eq!((&*sqs.target_prefix, sqs.quirk), ("AmazonSQS", Some("QueryCompatible")));
        assert!(lookup("events").unwrap().chooses_endpoint("EndpointId") && !sqs.chooses_endpoint("QueueUrl"));
    }

    #[test]
    fn signatures_are_the_models() {
        use super::super::Signature;
        for (service, signature) in [
            ("iot", Signature::V4),
            ("sesv2", Signature::V4), // version 4A is for its global endpoints alone
            ("s3control", Signature::V4),
            ("cloudfront-keyvaluestore", Signature::V4a),
            ("codecatalyst", Signature::Bearer),
            ("sdb", Signature::V2),
        ] {
            assert_eq!(lookup(service).unwrap().signature, signature, "{service}");
        }
    }

    #[test]
    fn operations_have_rules_of_their_own() {
        let mut facts = lookup("neptune-graph").unwrap();
        assert_eq!(facts.endpoint_rules, "=!ApiType");
        facts.select_operation("ExecuteQuery");
        assert!(facts.endpoint_rules.contains("on.aws"), "{}", facts.endpoint_rules);
        facts.select_operation("CreateGraph");
        assert_eq!(facts.endpoint_rules, "", "the common template");
    }

    /// The macro pays for a lookup with every operation, in a build that nobody optimises.
    #[test]
    fn a_lookup_is_cheap() {
        const LOOKUPS: u32 = 200;
        for name in ["accessanalyzer", "iot", "xray", "IVS RealTime", "execute-api"] {
            let start = std::time::Instant::now();
            for _ in 0..LOOKUPS {
                assert!(std::hint::black_box(lookup(name)).is_ok());
            }
            let each = start.elapsed() / LOOKUPS;
            println!("{name}: {each:?}");
            assert!(each < std::time::Duration::from_millis(2), "{name}: {each:?}");
        }
    }
}
