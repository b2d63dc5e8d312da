//! How one attempt is signed, and why AWS did not accept it.

use std::time::SystemTime;

use http::request;

use super::exchange::Unsigned;
use crate::{
    body::Body,
    credentials::Credentials,
    error::Failure,
    operation::{OperationSchema, OperationTraits},
    shape::Location,
    sigv4::{Expected, KeyCache, Payload, Scope, Signer, SigningError},
};

/// What an attempt is signed with. It is kept until the answer is there: AWS may ask what was signed.
pub(super) struct Signing<'a> {
    unsigned: &'a Unsigned,
    credentials: Credentials,
    time: SystemTime,
    /// A second handle on the body; none for a stream, which is not signed.
    body: Option<Body>,
}

impl<'a> Signing<'a> {
    pub(super) fn new(unsigned: &'a Unsigned, credentials: Credentials, time: SystemTime, body: &Body) -> Self {
        Self { unsigned, credentials, time, body: body.replay() }
    }

    pub(super) fn sign(&self, keys: &KeyCache, head: &mut request::Parts) -> Result<(), SigningError> {
        self.signer().with_keys(keys).sign(head, self.payload()).map(|_signature| ())
    }

    /// Adds to the failure how AWS read the request, where it says so because it has not accepted the signature.
    /// `head` makes the request's head as it was before it was signed.
    pub(super) fn explain(&self, failure: &mut Failure, head: impl FnOnce() -> request::Parts) {
        let operation = self.unsigned.operation;
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
        let place = &self.unsigned.place;
        Signer::new(&self.credentials, Scope::new(&place.signing_region, place.signing_name), self.time)
    }

    fn payload(&self) -> Payload<'_> {
        match self.body.as_ref().and_then(Body::as_bytes) {
            Some(bytes) if !self.unsigned.operation.traits.has(OperationTraits::UNSIGNED_PAYLOAD) => {
                Payload::Bytes(bytes)
            }
            _ => Payload::Unsigned,
        }
    }
}

fn shows_secrets(operation: &OperationSchema) -> bool {
    let in_body = |location| matches!(location, Location::Body | Location::Payload);
    operation.input.members.iter().any(|member| member.is_sensitive() && !in_body(member.location))
}
