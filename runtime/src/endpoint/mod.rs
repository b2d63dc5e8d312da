//! Where a service is reached: its endpoint per region, FIPS and dual-stack, and the endpoints a user configures.

mod rules;
mod url;

pub use rules::EndpointRules;
pub use url::{Endpoint, InvalidEndpoint};
