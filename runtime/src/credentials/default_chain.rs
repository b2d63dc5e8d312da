use crate::system::System;

use super::{Chain, Environment};
#[cfg(feature = "credential-chain")]
use super::{Container, InstanceMetadata, Profile, WebIdentity};

impl Chain {
    /// The sources that all AWS SDKs ask, in their order: the environment, the profile (keys, roles, IAM Identity
    /// Center, a program), web identity, the container's endpoint, instance metadata.
    ///
    /// Without the feature `credential-chain` that is the environment alone.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use aws_operation::{credentials::{Cached, Chain}, system::System, transport::Transport};
    ///
    /// fn usual(transport: impl Transport + 'static) -> Cached {
    ///     Cached::new(Chain::usual(&System::new(transport)))
    /// }
    /// ```
    pub fn usual(system: &System) -> Self {
        let chain = Self::new().then(Environment::new(system.env().clone()));
        #[cfg(feature = "credential-chain")]
        let chain = chain
            .then(Profile::new(system.clone()))
            .then(WebIdentity::new(system.clone()))
            .then(Container::new(system.clone()))
            .then(InstanceMetadata::new(system.clone()));
        chain
    }
}
