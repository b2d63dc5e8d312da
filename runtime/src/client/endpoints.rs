//! Which endpoint and which signing scope a service has for this client: worked out once a service.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use crate::{body::BoxError, endpoint::Endpoint, service::Service, system::Env};

/// The client's region and configured endpoints, and what was worked out from them.
pub(super) struct Endpoints {
    region: Option<Arc<str>>,
    configured: Option<Endpoint>,
    configured_by_service: HashMap<String, Endpoint>,
    env: Option<Env>,
    resolved: RwLock<HashMap<&'static str, Resolved>>,
}

/// Where a service's requests go, and what they are signed for.
#[derive(Clone)]
pub(super) struct Resolved {
    pub(super) endpoint: Arc<Endpoint>,
    pub(super) signing_region: Arc<str>,
    pub(super) signing_name: &'static str,
}

impl Endpoints {
    /// `configured_by_service` has service ids as keys (`IVS RealTime`), whose endpoints win over `configured`; both win
    /// over what `env` says.
    pub(super) fn new(
        region: Option<String>,
        configured: Option<Endpoint>,
        configured_by_service: HashMap<String, Endpoint>,
        env: Option<Env>,
    ) -> Self {
        Self { region: region.map(Into::into), configured, configured_by_service, env, resolved: RwLock::default() }
    }

    pub(super) fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    pub(super) fn resolve(&self, service: &'static Service) -> Result<Resolved, BoxError> {
        let known = self.resolved.read().unwrap_or_else(PoisonError::into_inner).get(service.id()).cloned();
        if let Some(resolved) = known {
            return Ok(resolved);
        }
        let resolved = self.work_out(service)?;
        self.resolved.write().unwrap_or_else(PoisonError::into_inner).insert(service.id(), resolved.clone());
        Ok(resolved)
    }

    fn work_out(&self, service: &'static Service) -> Result<Resolved, BoxError> {
        let region = self.region.clone().ok_or(
            "no region is known: set `AWS_REGION`, or `region` in the profile, or call `.region(\"..\")` on the builder",
        )?;
        let configured = self.configured_by_service.get(service.id()).or(self.configured.as_ref());
        let endpoint = match configured.cloned().map_or_else(|| self.in_env(service), |given| Ok(Some(given)))? {
            Some(endpoint) => endpoint,
            None => format!("https://{}.{region}.amazonaws.com", service.endpoint_prefix()).parse()?,
        };
        Ok(Resolved { endpoint: Arc::new(endpoint), signing_region: region, signing_name: service.signing_name() })
    }

    /// `AWS_ENDPOINT_URL_<SERVICE>`, then `AWS_ENDPOINT_URL`.
    fn in_env(&self, service: &Service) -> Result<Option<Endpoint>, BoxError> {
        let Some(env) = &self.env else { return Ok(None) };
        let own = format!("AWS_ENDPOINT_URL_{}", service.id().to_ascii_uppercase().replace([' ', '-'], "_"));
        for name in [own.as_str(), "AWS_ENDPOINT_URL"] {
            if let Some(url) = env.var(name) {
                return url.parse().map(Some).map_err(|error| format!("`{name}`: {error}").into());
            }
        }
        Ok(None)
    }
}
