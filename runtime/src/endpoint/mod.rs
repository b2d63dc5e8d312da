//! Where a service is reached: its endpoint per region, FIPS and dual-stack, and the endpoints a user configures.

mod config;
mod error;
mod partition;
mod partitions;
mod resolve;
mod rules;
mod url;

pub use config::{EndpointConfig, InvalidSetting, Setting};
pub use error::EndpointError;
pub use resolve::{EndpointParams, resolve};
pub use rules::EndpointRules;
pub use url::{Endpoint, InvalidEndpoint};
