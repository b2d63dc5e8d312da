//! From values to a signed request, and from its answer to what the typed shell reads.

use std::{
    pin::Pin,
    time::{Duration, Instant, SystemTime},
};

use bytes::{Bytes, BytesMut};
use http::{request, response};
use http_body::Body as _;

use super::{Inner, call::Options, endpoints::Resolved};
use crate::{
    body::Body,
    error::{Cause, Failure},
    operation::{Auth, OperationSchema, OperationTraits},
    protocol::{self, RequestContext},
    shape::{Traits, Value},
    sigv4::{Payload, Scope, Signer},
    transport::{TransportError, TransportErrorKind},
};

/// A request that is built and not yet signed.
pub(super) struct Prepared {
    operation: &'static OperationSchema,
    head: request::Parts,
    body: Body,
    place: Resolved,
    timeout: Option<Duration>,
}

/// A success: its body is in memory unless the operation streams it.
pub(super) struct Received {
    pub(super) head: response::Parts,
    pub(super) body: Body,
}

impl Inner {
    /// Everything that can be done, and can fail, without waiting.
    pub(super) fn prepare(
        &self,
        operation: &'static OperationSchema,
        input: &dyn Value,
        options: Options,
    ) -> Result<Prepared, Failure> {
        let configuration = |error| Failure::new(operation.name, Cause::Configuration(error));
        if let Some(invalid) = options.invalid {
            return Err(configuration(invalid));
        }
        let place = self.endpoints.resolve(operation.service).map_err(configuration)?;
        let token = operation.has_idempotency_token().then(random_uuid);
        let mut context = RequestContext::new(&place.endpoint);
        if let Some(token) = &token {
            context = context.idempotency_token(token);
        }
        let (mut head, body) = protocol::build(operation, input, &context)?.into_parts();
        let mut last = None;
        for (name, value) in options.headers {
            // `None` says that the name is the one before: a header with several values.
            if let Some(name) = name {
                head.headers.insert(name.clone(), value);
                last = Some(name);
            } else if let Some(name) = &last {
                head.headers.append(name.clone(), value);
            }
        }
        let timeout = options.timeout.or(self.limits.operation_timeout);
        Ok(Prepared { operation, head, body, place, timeout })
    }

    /// Signs, sends and receives, within the limit on time.
    pub(super) async fn exchange(&self, prepared: Prepared) -> Result<Received, Failure> {
        let started = Instant::now();
        let (name, timeout) = (prepared.operation.name, prepared.timeout);
        let attempt = self.attempt(prepared);
        let outcome = match timeout {
            Some(limit) => tokio::time::timeout(limit, attempt).await.unwrap_or_else(|_| {
                let text = format!("no response within {limit:?}");
                Err(Failure { attempts: 1, ..Failure::new(name, Cause::Timeout(text)) })
            }),
            None => attempt.await,
        };
        outcome.map_err(|failure| Failure { elapsed: started.elapsed(), ..failure })
    }

    async fn attempt(&self, mut prepared: Prepared) -> Result<Received, Failure> {
        let operation = prepared.operation;
        self.authorize(&mut prepared).await?;
        let request = http::Request::from_parts(prepared.head, prepared.body);
        let sent = |failure: Failure| Failure { attempts: 1, ..failure };
        let response = self.transport.send(request).await.map_err(|error| sent(transport_failure(operation, error)))?;
        let (head, body) = response.into_parts();
        if head.status.is_success() && operation.output.streams() {
            return Ok(Received { head, body });
        }
        match collect(body, self.limits.response_bytes).await {
            Ok(body) if head.status.is_success() => Ok(Received { head, body: body.into() }),
            Ok(body) => Err(sent(Failure::service(operation, head, body))),
            Err(error) => Err(sent(transport_failure(operation, error))),
        }
    }

    async fn authorize(&self, prepared: &mut Prepared) -> Result<(), Failure> {
        let operation = prepared.operation;
        if operation.auth == Auth::None {
            return Ok(());
        }
        let fail = |cause| Failure::new(operation.name, cause);
        let credentials = self.credentials.provide().await.map_err(|error| fail(Cause::Credentials(error.into())))?;
        let scope = Scope::new(&prepared.place.signing_region, prepared.place.signing_name);
        let payload = match prepared.body.as_bytes() {
            Some(bytes) if !operation.traits.has(OperationTraits::UNSIGNED_PAYLOAD) => Payload::Bytes(bytes),
            _ => Payload::Unsigned,
        };
        Signer::new(&credentials, scope, SystemTime::now())
            .with_keys(&self.keys)
            .sign(&mut prepared.head, payload)
            .map_err(|error| fail(Cause::Configuration(error.into())))?;
        Ok(())
    }
}

impl OperationSchema {
    fn has_idempotency_token(&self) -> bool {
        self.input.members.iter().any(|member| member.traits.has(Traits::IDEMPOTENCY_TOKEN))
    }
}

/// The whole body, as long as it is no longer than `limit` bytes.
async fn collect(mut body: Body, limit: u64) -> Result<Bytes, TransportError> {
    let mut first = Bytes::new();
    let mut all = BytesMut::new();
    let mut length = 0_u64;
    while let Some(frame) = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let frame = frame.map_err(|error| TransportError::new(TransportErrorKind::Exchange, error))?;
        let Ok(data) = frame.into_data() else { continue };
        length = length.saturating_add(data.len() as u64);
        if length > limit {
            let text = format!("the response's body is longer than the limit of {limit} bytes");
            return Err(TransportError::new(TransportErrorKind::Exchange, text));
        }
        // Most answers come in one piece, which is then not copied.
        if first.is_empty() && all.is_empty() {
            first = data;
        } else {
            all.extend_from_slice(&std::mem::take(&mut first));
            all.extend_from_slice(&data);
        }
    }
    Ok(if all.is_empty() { first } else { all.freeze() })
}

fn transport_failure(operation: &'static OperationSchema, error: TransportError) -> Failure {
    let cause = match error.kind() {
        TransportErrorKind::Timeout => Cause::Timeout(error.to_string()),
        kind => {
            let retryable = matches!(kind, TransportErrorKind::Connect | TransportErrorKind::Exchange);
            Cause::Transport(error.into(), retryable)
        }
    };
    Failure::new(operation.name, cause)
}

/// A version 4 UUID (RFC 9562) of 122 random bits.
fn random_uuid() -> String {
    let random = fastrand::u128(..);
    let bits = (random & !(0xf << 76) & !(0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_its_version_and_variant() {
        for _ in 0..100 {
            let uuid = random_uuid();
            assert_eq!(uuid.len(), 36, "{uuid}");
            assert_eq!(uuid.as_bytes()[14], b'4', "{uuid}");
            assert!(b"89ab".contains(&uuid.as_bytes()[19]), "{uuid}");
        }
    }
}
