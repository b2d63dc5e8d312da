//! The macros' table of services, as constants of the runtime: what a macro emits for one service, for all of them.

use aws_operation::{endpoint::EndpointRules, service::Service};

/// The table.
pub const TABLE: &str = include_str!("../../macros/catalogue/services.txt");

/// A service of the table, and the endpoint rules of operations that have their own.
pub struct Entry {
    /// The service. Only what endpoints need is set.
    pub service: Service,
    operations: Vec<(&'static str, EndpointRules)>,
}

impl Entry {
    /// The service as an operation has it.
    pub fn for_operation(&self, operation: &str) -> Service {
        let own = self.operations.iter().find(|(names, _)| names.split(',').any(|name| name == operation));
        own.map_or(self.service, |(_, rules)| self.service.with_endpoint_rules(*rules))
    }
}

/// All services, sorted by name.
pub fn services() -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        match (line.strip_prefix(' ').and_then(|line| line.split_once('|')), entries.last_mut()) {
            (Some((names, rules)), Some(entry)) => entry.operations.push((names, endpoint_rules(rules))),
            _ => entries.push(Entry { service: service(line), operations: Vec::new() }),
        }
    }
    entries
}

/// The service with that name in boto3.
///
/// # Panics
///
/// Where there is none.
pub fn service_named(name: &str) -> Service {
    let mut entries = services().into_iter().map(|entry| entry.service);
    entries.find(|service| service.name() == name).unwrap_or_else(|| panic!("`{name}` is not in the catalogue"))
}

fn service(line: &'static str) -> Service {
    let columns: Vec<_> = line.split('|').collect();
    let column = |number: usize| columns.get(number - 1).copied().filter(|text| !text.is_empty());
    let mut service = Service::new(columns[0], columns[1]);
    if let Some(prefix) = column(3) {
        service = service.with_endpoint_prefix(prefix);
    }
    if let Some(name) = column(4) {
        service = service.with_signing_name(name);
    }
    if let Some(rules) = column(10) {
        service = service.with_endpoint_rules(endpoint_rules(rules));
    }
    service
}

fn endpoint_rules(rules: &'static str) -> EndpointRules {
    if rules.is_empty() { EndpointRules::COMMON } else { EndpointRules::new(rules) }
}
