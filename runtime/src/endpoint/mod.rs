//! Where a service is reached: its endpoint per region, FIPS and dual-stack, and the endpoints a user configures.

mod rules;

pub use rules::EndpointRules;
