//! The services that give out credentials, and where they are.

use crate::{
    endpoint::{Endpoint, EndpointRules},
    profile::Settings,
    service::Service,
};

use super::CredentialsError;

/// AWS Security Token Service.
pub(super) const STS: Service = Service::new("sts", "STS")
    .with_endpoint_rules(EndpointRules::new("aws-global/n={p}.{s}@{g};aws-us-gov/f={p}.{r}.{s}"));

/// IAM Identity Center's portal.
pub(super) const SSO: Service = Service::new("sso", "SSO")
    .with_endpoint_prefix("portal.sso")
    .with_endpoint_rules(EndpointRules::new("aws-us-gov/f={p}.{r}.{s}"));

/// IAM Identity Center's `OpenID` Connect server.
pub(super) const SSO_OIDC: Service = Service::new("sso-oidc", "SSO OIDC")
    .with_endpoint_prefix("oidc")
    .with_endpoint_rules(EndpointRules::new("aws-us-gov/f={p}.{r}.{s}"));

/// The endpoint that the user configured, or the service's own in `region`.
pub(super) fn find(service: &Service, settings: &Settings, region: &str) -> Result<Endpoint, CredentialsError> {
    let config = settings.endpoint_config(service).map_err(|error| CredentialsError::broken(error.to_string()))?;
    config.endpoint(service, region).map_err(|error| CredentialsError::broken(error.to_string()))
}

/// The URL of `path` at an endpoint.
pub(super) fn url(endpoint: &Endpoint, path: &str) -> String {
    format!("{}://{}{}{path}", endpoint.scheme(), endpoint.authority(), endpoint.base_path())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The catalogue has the facts of all services; these few are here again, since the macros don't run in this crate.
    #[test]
    fn the_rules_are_those_of_the_catalogue() {
        let catalogue = include_str!("../../../macros/catalogue/services.txt");
        for service in [STS, SSO, SSO_OIDC] {
            let own = format!("{}|{}|", service.name(), service.id());
            let line = catalogue.lines().find(|line| line.starts_with(&own)).unwrap();
            let columns: Vec<_> = line.split('|').collect();
            let prefix = if columns[2].is_empty() { service.name() } else { columns[2] };
            assert_eq!(service.endpoint_prefix(), prefix, "{line}");
            assert_eq!(service.endpoint_rules(), EndpointRules::new(columns[columns.len() - 1]), "{line}");
        }
    }
}
