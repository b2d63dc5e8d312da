//! Where the services are that give out credentials.

use crate::{
    Endpoint,
    profile::{ProfileError, Settings},
};

/// Host names of one such service: `<host>.<region>.<suffix of the partition>`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Service {
    id: &'static str,
    host: &'static str,
    fips_host: &'static str,
}

impl Service {
    pub(super) const STS: Self = Self { id: "STS", host: "sts", fips_host: "sts-fips" };
    pub(super) const SSO: Self = Self { id: "SSO", host: "portal.sso", fips_host: "portal.sso-fips" };
    pub(super) const SSO_OIDC: Self = Self { id: "SSO OIDC", host: "oidc", fips_host: "oidc-fips" };

    /// The endpoint that the user configured, or the service's own in `region`.
    pub(super) fn endpoint(self, settings: &Settings, region: &str) -> Result<Endpoint, ProfileError> {
        if let Some(setting) = settings.endpoint_url(self.id)? {
            let endpoint = setting.value().trim().parse();
            return endpoint.map_err(|_| ProfileError::invalid(setting, "write a URL such as `http://localhost:4566`"));
        }
        let fips = settings.flag(&["AWS_USE_FIPS_ENDPOINT"], "use_fips_endpoint")? == Some(true);
        let dual_stack = settings.flag(&["AWS_USE_DUALSTACK_ENDPOINT"], "use_dualstack_endpoint")? == Some(true);
        let url = self.url(region, fips, dual_stack);
        url.parse().map_err(|_| match settings.region() {
            Some(setting) => ProfileError::invalid(setting, "write a region such as `eu-west-1`"),
            None => ProfileError::invalid_region(region),
        })
    }

    fn url(self, region: &str, fips: bool, dual_stack: bool) -> String {
        if region == "aws-global" {
            return format!("https://{}.amazonaws.com", self.host);
        }
        let partition = Partition::of(region);
        // GovCloud's plain endpoints are FIPS endpoints, and the only ones it has.
        let host = if fips && (dual_stack || !region.starts_with("us-gov-")) { self.fips_host } else { self.host };
        let suffix = if dual_stack { partition.dual_stack_suffix } else { partition.suffix };
        format!("https://{host}.{region}.{suffix}")
    }
}

struct Partition {
    suffix: &'static str,
    dual_stack_suffix: &'static str,
}

impl Partition {
    fn of(region: &str) -> Self {
        let (suffix, dual_stack_suffix) = match region {
            _ if region.starts_with("cn-") => ("amazonaws.com.cn", "api.amazonwebservices.com.cn"),
            _ if region.starts_with("us-iso-") => ("c2s.ic.gov", "api.aws.ic.gov"),
            _ if region.starts_with("us-isob-") => ("sc2s.sgov.gov", "api.aws.scloud"),
            _ if region.starts_with("eu-isoe-") => ("cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
            _ if region.starts_with("us-isof-") => ("csp.hci.ic.gov", "api.aws.hci.ic.gov"),
            _ if region.starts_with("eusc-") => ("amazonaws.eu", "api.amazonwebservices.eu"),
            _ => ("amazonaws.com", "api.aws"),
        };
        Self { suffix, dual_stack_suffix }
    }
}
