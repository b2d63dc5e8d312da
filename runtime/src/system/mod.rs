//! What the client reads of the machine it runs on, each replaceable: environment variables, files, the time.

mod clock;
mod env;
mod fs;

use std::{fmt, sync::Arc};

use crate::transport::Transport;

pub(crate) use self::fs::read_up_to;
pub use self::{clock::Clock, env::Env, fs::Fs};

/// All of them together, and the transport for the services that give out credentials.
///
/// # Examples
///
/// What a test of an application hands in, to depend on no machine:
///
/// ```
/// use aws_operation::{system::{Env, Fs, System}, transport::Transport};
///
/// fn sandbox(transport: impl Transport + 'static) -> System {
///     System::new(transport)
///         .with_env(Env::from_pairs([("HOME", "/home/jo"), ("AWS_PROFILE", "dev")]))
///         .with_fs(Fs::in_memory([("/home/jo/.aws/config", "[profile dev]\nregion = eu-west-1")]))
/// }
/// ```
#[derive(Clone)]
pub struct System {
    env: Env,
    fs: Fs,
    clock: Clock,
    transport: Arc<dyn Transport>,
}

impl System {
    /// This machine, reached over `transport`. A proxy that `transport` uses must not serve the link-local addresses of
    /// the metadata services.
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self { env: Env::process(), fs: Fs::default(), clock: Clock::system(), transport: Arc::new(transport) }
    }

    /// The same with other environment variables.
    #[must_use]
    pub fn with_env(self, env: Env) -> Self {
        Self { env, ..self }
    }

    /// The same with other files.
    #[must_use]
    pub fn with_fs(self, fs: Fs) -> Self {
        Self { fs, ..self }
    }

    /// The same with another clock.
    #[must_use]
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// The environment variables.
    pub fn env(&self) -> &Env {
        &self.env
    }

    /// The files.
    pub fn fs(&self) -> &Fs {
        &self.fs
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The transport.
    pub fn transport(&self) -> &dyn Transport {
        &*self.transport
    }
}

/// This machine, reached over the transport that a client has by default, which connects within five seconds.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
impl Default for System {
    fn default() -> Self {
        Self::new(crate::client::DefaultTransport::connecting_within(Some(std::time::Duration::from_secs(5))))
    }
}

impl fmt::Debug for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("System").field("env", &self.env).field("fs", &self.fs).finish_non_exhaustive()
    }
}
