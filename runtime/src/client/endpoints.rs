//! Which endpoint and which signing scope a service has for this client: worked out once a service.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use http::HeaderValue;

use crate::{
    body::BoxError,
    endpoint::{Endpoint, EndpointConfig},
    profile::Settings,
    service::Service,
};

/// The client's region and configured endpoints, and what was worked out from them.
#[derive(Default)]
pub(super) struct Endpoints {
    pub(super) region: Option<Arc<str>>,
    /// What is set by hand for all services.
    pub(super) config: EndpointConfig,
    /// What is set by hand for one, by its service id: `IVS RealTime`. The last holds.
    pub(super) by_service: Vec<(String, Endpoint)>,
    /// Where to look for what is not set by hand.
    pub(super) settings: Option<Settings>,
    // By all facts: operations of one service may have endpoints of their own, and declarations override facts.
    resolved: RwLock<Vec<(&'static Service, Arc<Resolved>)>>,
}

/// Where a service's requests go, and what they are signed for.
pub(super) struct Resolved {
    pub(super) endpoint: Endpoint,
    pub(super) signing_region: Arc<str>,
    pub(super) signing_name: &'static str,
    /// The `user-agent` header, which names the service: written by the first request that it goes out with.
    pub(super) user_agent: OnceLock<HeaderValue>,
}

impl Endpoints {
    pub(super) fn resolve(&self, service: &'static Service) -> Result<Arc<Resolved>, BoxError> {
        let resolved = self.resolved.read().unwrap_or_else(PoisonError::into_inner);
        // The operations of one service mostly share its facts: nothing to compare then.
        let is_same = |known: &'static Service| std::ptr::eq(known, service) || known == service;
        if let Some((_, known)) = resolved.iter().find(|(known, _)| is_same(known)) {
            return Ok(Arc::clone(known));
        }
        drop(resolved);
        let resolved = Arc::new(self.work_out(service)?);
        self.resolved.write().unwrap_or_else(PoisonError::into_inner).push((service, Arc::clone(&resolved)));
        Ok(resolved)
    }

    fn work_out(&self, service: &'static Service) -> Result<Resolved, BoxError> {
        let region = self.region.clone().ok_or(
            "no region is known: set `AWS_REGION`, or `region` in the profile, or call `.region(\"..\")` on the builder",
        )?;
        let mut config = self.config.clone();
        if let Some((_, own)) = self.by_service.iter().rfind(|(id, _)| id == service.id()) {
            config.url = Some(own.clone());
        }
        if let Some(settings) = &self.settings {
            config = settings.complete(config, service)?;
        }
        let endpoint = config.endpoint(service, &region)?;
        Ok(Resolved {
            signing_region: endpoint.signing_region().map_or(region, Into::into),
            signing_name: endpoint.signing_name().unwrap_or(service.signing_name()),
            endpoint,
            user_agent: OnceLock::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::EndpointRules;

    #[test]
    fn operations_of_one_service_may_have_endpoints_of_their_own() {
        static CONTROL: Service = Service::new("neptune-graph", "Neptune Graph");
        static DATA: Service = CONTROL.with_endpoint_rules(EndpointRules::new("={r}.{p}.{s}"));
        let endpoints = Endpoints { region: Some("eu-west-1".into()), ..Endpoints::default() };
        for (service, url) in [
            (&CONTROL, "https://neptune-graph.eu-west-1.amazonaws.com"),
            (&DATA, "https://eu-west-1.neptune-graph.amazonaws.com"),
            (&CONTROL, "https://neptune-graph.eu-west-1.amazonaws.com"),
        ] {
            assert_eq!(endpoints.resolve(service).unwrap().endpoint.to_string(), url);
        }
    }
}
