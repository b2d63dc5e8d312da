//! AWS Signature Version 4: signs requests in their headers, or in the query of a presigned URL.
//!
//! Nothing here does I/O or looks at a clock: the request, the credentials and the time are arguments. Most users
//! never meet this module, since the client signs for them; it is here for requests that go out another way.
//!
//! The rules are [AWS's own][rules]; where the page leaves them open, AWS's SDKs and their shared test suite decide.
//! Signature Version 4a, which signs for several regions at once, is not here.
//!
//! [rules]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

mod bearer;
mod diff;
mod error;
mod hash;
mod headers;
mod inline;
mod key;
mod mismatch;
mod path;
mod query;
mod scope;
mod settings;
mod signer;
#[cfg(test)]
mod tests;
pub(crate) mod time;

#[cfg(feature = "hyper")]
pub(crate) use self::headers::host;
pub use self::{
    bearer::bearer,
    error::SigningError,
    key::{KeyCache, Signature},
    mismatch::{Expected, Mismatch},
    scope::Scope,
    settings::{ContentSha256, PathEncoding, PathNormalization, Payload, SessionToken, Settings},
    signer::Signer,
};
