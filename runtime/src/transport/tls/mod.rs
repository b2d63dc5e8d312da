//! TLS for whichever transport: by rustls with that feature, by the platform's own library with `native-tls` alone.
//!
//! With both features on it is rustls, the default: features of a crate add up, so what another part of the program
//! turns on may add a library to it, and must not change whom its clients trust.
//!
//! Each backend gives the same: `Config`, which a transport is handed whole, `load`, which makes it out of the
//! platform's roots, and `connect`, by which a connection of hyper's agrees on TLS.

#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
#[path = "native.rs"]
mod backend;
#[cfg(not(any(feature = "native-tls", feature = "rustls")))]
#[path = "none.rs"]
mod backend;
#[cfg(feature = "rustls")]
#[path = "rustls.rs"]
mod backend;

pub(super) use self::backend::load;
#[cfg(feature = "hyper")]
pub(super) use self::backend::{Config, connect};
