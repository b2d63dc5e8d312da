//! How one attempt is authorized, and why AWS did not accept its signature.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::request;

use super::{Inner, exchange::Common};
use crate::{
    body::Body,
    credentials::{BearerToken, Credentials},
    error::{Cause, Failure},
    operation::{Auth, OperationSchema, OperationTraits},
    shape::Location,
    sigv4::{self, ContentSha256, Expected, KeyCache, Payload, Scope, Settings, Signer, SigningError},
};

/// What a request is authorized by.
pub(super) enum Grant {
    Nothing,
    Token(BearerToken),
    Credentials(Credentials),
}

impl Inner {
    /// What the operation's requests are authorized by, as it is declared; waits where that has to be renewed.
    pub(super) async fn grant(&self, operation: &OperationSchema) -> Result<Grant, Failure> {
        match operation.auth {
            Auth::None => Ok(Grant::Nothing),
            Auth::Bearer => {
                let fail = |error| Failure::new(operation.name, Cause::Credentials(error));
                let source = self.bearer_token.as_ref().ok_or_else(|| {
                    fail("it takes a bearer token: call `.bearer_token(..)` on the client's builder".into())
                })?;
                source.provide().await.map(Grant::Token).map_err(|error| fail(error.into()))
            }
            Auth::SigV4 => self.credentials(operation).await.map(Grant::Credentials),
        }
    }

    pub(super) async fn credentials(&self, operation: &OperationSchema) -> Result<Credentials, Failure> {
        let fail = |error| Failure::new(operation.name, Cause::Credentials(error));
        let source = self
            .credentials
            .as_ref()
            .ok_or_else(|| fail("it has to be signed: call `.credentials(..)` on the client's builder".into()))?;
        source.provide().await.map_err(|error| fail(error.into()))
    }

    /// Authorizes an attempt's request. `body` is what is [`signable`] of the body, `time` the service's. `None` where
    /// there is no signature.
    pub(super) fn authorize<'a>(
        &self,
        grant: Grant,
        common: &'a Common,
        body: Option<Bytes>,
        time: SystemTime,
        head: &mut request::Parts,
    ) -> Result<Option<Signing<'a>>, SigningError> {
        match grant {
            Grant::Nothing => Ok(None),
            Grant::Token(token) => sigv4::bearer(&mut head.headers, token.token()).map(|()| None),
            Grant::Credentials(credentials) => {
                let signing = Signing { common, credentials, time, body };
                signing.sign(&self.keys, head)?;
                Ok(Some(signing))
            }
        }
    }
}

/// The part of a body that can be signed: all of one in memory, which is shared and not copied; nothing of a stream.
pub(super) fn signable(body: &Body) -> Option<Bytes> {
    body.as_bytes().and_then(|_| body.replay()?.into_bytes().ok())
}

/// What an attempt is signed with. It is kept until the answer is there: AWS may ask what was signed.
pub(super) struct Signing<'a> {
    pub(super) common: &'a Common,
    pub(super) credentials: Credentials,
    pub(super) time: SystemTime,
    pub(super) body: Option<Bytes>,
}

impl Signing<'_> {
    fn sign(&self, keys: &KeyCache, head: &mut request::Parts) -> Result<(), SigningError> {
        self.signer().with_keys(keys).sign(head, self.payload()).map(|_signature| ())
    }

    pub(super) fn presign(
        &self,
        keys: &KeyCache,
        head: &mut request::Parts,
        expires: Duration,
    ) -> Result<(), SigningError> {
        let scoped = Settings::of_service(self.common.place.signing_name);
        // S3 does not look at the body of a presigned request, and finds a signature wrong that does.
        let is_s3 = scoped.content_sha256 == ContentSha256::Always;
        let payload = if is_s3 { Payload::Unsigned } else { self.payload() };
        self.signer().with_keys(keys).presign(head, payload, expires).map(|_signature| ())
    }

    /// Adds to the failure how AWS read the request, where it says so because it has not accepted the signature.
    /// `head` makes the request's head as it was before it was signed.
    pub(super) fn explain(&self, failure: &mut Failure, head: impl FnOnce() -> request::Parts) {
        let operation = self.common.operation;
        let code = failure.service_metadata().and_then(|metadata| metadata.code.as_deref());
        // What is sensitive in the path, the query or a header stands in the canonical request too.
        if !matches!(code, Some("SignatureDoesNotMatch" | "InvalidSignatureException")) || shows_secrets(operation) {
            return;
        }
        let Some(response) = failure.response.as_mut() else { return };
        // From the response once more: the failure's own message has been cut short for the secrets in it.
        let message = operation.protocol.error(&response.head, &response.body).message.unwrap_or_default();
        let Some(expected) = Expected::in_message(&message) else { return };
        response.mismatch = self.signer().explain(&head(), self.payload(), &expected).ok();
    }

    fn signer(&self) -> Signer<'_> {
        let place = &self.common.place;
        Signer::new(&self.credentials, Scope::new(&place.signing_region, place.signing_name), self.time)
    }

    fn payload(&self) -> Payload<'_> {
        match &self.body {
            Some(bytes) if !self.common.operation.traits.has(OperationTraits::UNSIGNED_PAYLOAD) => {
                Payload::Bytes(bytes)
            }
            _ => Payload::Unsigned,
        }
    }
}

fn shows_secrets(operation: &OperationSchema) -> bool {
    let in_body = |location| matches!(location, Location::Body | Location::Payload);
    operation.input.members().any(|member| member.is_sensitive() && !in_body(member.location))
}
