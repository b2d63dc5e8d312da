//! A service's endpoint in a region.

use crate::service::Service;

use super::{
    Endpoint, EndpointError,
    partition::Partition,
    rules::{Answer, Place},
};

/// Where AWS runs a service: the endpoint that AWS's SDKs take in that region, with FIPS or dual-stack where asked.
///
/// It is the endpoint of requests whose own values do not choose one, as S3's bucket names and account ids may. Regions
/// that are not known yet follow from their partition. Nothing is looked up on the network; keep the endpoint while the
/// region stays.
///
/// ```
/// use aws_operation::{endpoint::{self, EndpointParams}, service::Service};
///
/// const IOT: Service = Service::new("iot", "IoT");
///
/// let endpoint = endpoint::resolve(&IOT, &EndpointParams::new("eu-west-1").dual_stack(true))?;
/// assert_eq!((endpoint.scheme(), endpoint.authority()), ("https", "iot.eu-west-1.api.aws"));
/// assert_eq!(endpoint.signing_region(), None); // the region asked for
/// # Ok::<(), endpoint::EndpointError>(())
/// ```
///
/// # Errors
///
/// Where the region can't be part of a host name, where the service has no such endpoint, and where only a value of the
/// request could tell it.
pub fn resolve(service: &Service, params: &EndpointParams<'_>) -> Result<Endpoint, EndpointError> {
    let EndpointParams { region, fips, dual_stack } = *params;
    if !is_host_label(region) {
        return Err(EndpointError::region(region));
    }
    let partition = Partition::of(region);
    let place = Place { endpoint_prefix: service.endpoint_prefix(), region, partition, fips, dual_stack };
    let (host, signing_region, signing_name) = match service.endpoint_rules().answer(&place) {
        Answer::Host { host, signing_region, signing_name } => (host, signing_region, signing_name),
        Answer::Missing(missing) => return Err(EndpointError::missing(service, missing, region)),
    };
    let filled = |template| place.fill(template).ok_or_else(|| EndpointError::rules(service));
    let mut endpoint = Endpoint::at(&filled(host)?).ok_or_else(|| EndpointError::rules(service))?;
    if let Some(template) = signing_region {
        endpoint.signing_region = Some(filled(template)?);
    }
    endpoint.signing_name = signing_name;
    Ok(endpoint)
}

/// What an endpoint depends on besides its service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndpointParams<'a> {
    /// The region, such as `eu-west-1`.
    pub region: &'a str,
    /// Whether the endpoint must use cryptography validated under
    /// [FIPS 140](https://docs.aws.amazon.com/general/latest/gr/rande.html#FIPS-endpoints).
    pub fips: bool,
    /// Whether the endpoint must be reachable by IPv6 too.
    pub dual_stack: bool,
}

impl<'a> EndpointParams<'a> {
    /// A region's standard endpoint.
    ///
    /// ```
    /// # use aws_operation::endpoint::EndpointParams;
    /// let params = EndpointParams::new("eu-west-1").fips(true);
    /// assert!(params.fips && !params.dual_stack);
    /// ```
    pub const fn new(region: &'a str) -> Self {
        Self { region, fips: false, dual_stack: false }
    }

    /// With validated cryptography, or not.
    #[must_use]
    pub const fn fips(self, fips: bool) -> Self {
        Self { fips, ..self }
    }

    /// Reachable by IPv6 too, or not.
    #[must_use]
    pub const fn dual_stack(self, dual_stack: bool) -> Self {
        Self { dual_stack, ..self }
    }
}

/// Whether a region can stand in a host name: what else it holds would lead requests, and their signatures, elsewhere.
fn is_host_label(region: &str) -> bool {
    const LONGEST: usize = 63; // RFC 1035, section 2.3.4
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = region.as_bytes();
    bytes.len() <= LONGEST
        && edge(bytes.first())
        && edge(bytes.last())
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}
