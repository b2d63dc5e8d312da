//! Why a service has no endpoint for what was asked.

use std::{error::Error, fmt};

use crate::service::Service;

/// A service has no endpoint for what was asked.
///
/// ```
/// use aws_operation::{endpoint::{self, EndpointParams}, service::Service};
///
/// let error = endpoint::resolve(&Service::new("iot", "IoT"), &EndpointParams::new("evil.com/")).unwrap_err();
/// assert!(error.to_string().starts_with("`evil.com/` is not a region"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError(Reason);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reason {
    Region { region: String },
    Variant { service: &'static str, variant: &'static str, region: String },
    Value { service: &'static str, member: &'static str },
    Configured { variant: &'static str },
    Rules { service: &'static str },
}

impl EndpointError {
    pub(super) fn region(region: &str) -> Self {
        Self(Reason::Region { region: region.to_owned() })
    }

    /// `missing` is the catalogue's word: a variant of endpoints, or a member of requests.
    pub(super) fn missing(service: &Service, missing: &'static str, region: &str) -> Self {
        let service = service.name();
        let region = region.to_owned();
        Self(match missing {
            "fips" => Reason::Variant { service, variant: FIPS, region },
            "dual-stack" => Reason::Variant { service, variant: DUAL_STACK, region },
            member => Reason::Value { service, member },
        })
    }

    pub(super) fn configured_and_fips() -> Self {
        Self(Reason::Configured { variant: FIPS })
    }

    pub(super) fn configured_and_dual_stack() -> Self {
        Self(Reason::Configured { variant: DUAL_STACK })
    }

    pub(super) fn rules(service: &Service) -> Self {
        Self(Reason::Rules { service: service.name() })
    }
}

const FIPS: &str = "FIPS";
const DUAL_STACK: &str = "dual-stack";

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Region { region } if region.is_empty() => {
                f.write_str("no region is set: set one, such as `eu-west-1`")
            }
            Reason::Region { region } => {
                write!(f, "`{region}` is not a region: a region is letters, digits and `-`, such as `eu-west-1`")
            }
            Reason::Variant { service, variant, region } => {
                write!(f, "`{service}` has no {variant} endpoint for this in `{region}`: turn {variant} off")
            }
            Reason::Value { service, member } => write!(
                f,
                "the endpoint of `{service}` follows from `{member}`, which is not supported: configure an endpoint URL"
            ),
            Reason::Configured { variant } => write!(
                f,
                "a configured endpoint URL and {variant} endpoints exclude each other: turn {variant} off or name the \
                 {variant} endpoint"
            ),
            Reason::Rules { service } => {
                write!(f, "the endpoint rules of `{service}` are not in the catalogue's notation: correct them")
            }
        }
    }
}

impl Error for EndpointError {}
