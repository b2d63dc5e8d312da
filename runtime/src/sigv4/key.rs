use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{
    credentials::Credentials,
    hex::hex,
    sigv4::{Scope, time::Day},
};

/// The key that signs one day's requests to one service of one region: [derived] from the secret access key by four
/// HMACs. It is as secret as what it comes from, though good for a day and a service only; `Debug` shows nothing.
///
/// [derived]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key
#[derive(Clone)]
pub(super) struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    pub(super) fn derive(secret_access_key: &str, day: Day, scope: Scope<'_>) -> Self {
        let secret = [b"AWS4", secret_access_key.as_bytes()].concat();
        let of_day = keyed(&secret).chain_update(day);
        let of_region = keyed(&of_day.finalize().into_bytes()).chain_update(scope.region);
        let of_service = keyed(&of_region.finalize().into_bytes()).chain_update(scope.service);
        let of_request = keyed(&of_service.finalize().into_bytes()).chain_update("aws4_request");
        Self(keyed(&of_request.finalize().into_bytes()))
    }

    pub(super) fn sign(&self, string_to_sign: &[u8]) -> Signature {
        Signature(hex(self.0.clone().chain_update(string_to_sign).finalize().into_bytes().into()))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey([redacted])")
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    match Hmac::new_from_slice(key) {
        Ok(hmac) => hmac,
        // HMAC takes keys of any length: RFC 2104, section 3.
        Err(_) => unreachable!("HMAC refused a key for its length"),
    }
}

/// A signature: 64 hex digits. Whoever has it can send the request it belongs to, so `Debug` does not show it.
///
/// # Examples
///
/// ```
/// use std::time::UNIX_EPOCH;
/// use aws_operation::{credentials::Credentials, sigv4::{Payload, Scope, Signer}};
///
/// let (mut parts, ()) = http::Request::get("https://iot.us-east-1.amazonaws.com/things").body(())?.into_parts();
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret");
/// let signer = Signer::new(&credentials, Scope::new("us-east-1", "iot"), UNIX_EPOCH);
/// let signature = signer.sign(&mut parts, Payload::Bytes(b""))?;
/// assert_eq!(signature.as_str().len(), 64);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 64]);

impl Signature {
    /// The hex digits, in lower case.
    pub fn as_str(&self) -> &str {
        // Hex digits are ASCII, so the conversion never fails.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature([redacted])")
    }
}

/// Keeps the last few signing keys, so that a client derives one per day, region and service instead of one per
/// request. A client owns it and lends it to its [`Signer`](super::Signer)s; it may be shared between threads.
///
/// # Examples
///
/// ```
/// use std::time::SystemTime;
/// use aws_operation::{credentials::Credentials, sigv4::{KeyCache, Payload, Scope, Signer}};
///
/// let keys = KeyCache::new();
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret");
/// for thing in ["https://iot.us-east-1.amazonaws.com/things/a", "https://iot.us-east-1.amazonaws.com/things/b"] {
///     let (mut parts, ()) = http::Request::get(thing).body(())?.into_parts();
///     let signer = Signer::new(&credentials, Scope::new("us-east-1", "iot"), SystemTime::now()).with_keys(&keys);
///     signer.sign(&mut parts, Payload::Bytes(b""))?; // the second one finds the first one's key
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct KeyCache(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    entries: Vec<Entry>,
    /// The entry that the next new key replaces, once there are [`CAPACITY`] of them.
    oldest: usize,
}

struct Entry {
    /// Compared whole, not by access key id: a secret that was wrong and has been set right must get a new key.
    credentials: Credentials,
    day: Day,
    region: Box<str>,
    service: Box<str>,
    key: SigningKey,
}

/// Enough for a client that signs for a few services and regions and has its credentials rotated; small enough that
/// looking through all of them takes no time.
const CAPACITY: usize = 8;

impl KeyCache {
    /// An empty cache.
    pub fn new() -> Self {
        Self::default()
    }

    /// The key, from the cache or derived and kept. The lock is not held while deriving: two threads that miss at
    /// once both derive the same key, which costs a microsecond, and neither waits for the other.
    pub(super) fn key(&self, credentials: &Credentials, day: Day, scope: Scope<'_>) -> SigningKey {
        if let Some(key) = self.locked(|entries| entries.find(credentials, day, scope)) {
            return key;
        }
        let key = SigningKey::derive(credentials.secret_access_key(), day, scope);
        let entry = Entry {
            credentials: credentials.clone(),
            day,
            region: scope.region.into(),
            service: scope.service.into(),
            key: key.clone(),
        };
        self.locked(|entries| entries.keep(entry));
        key
    }

    /// A panic elsewhere can't have left the entries half-changed in a way that matters, so a poisoned lock is taken.
    fn locked<T>(&self, with: impl FnOnce(&mut Entries) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Entries {
    fn find(&self, credentials: &Credentials, day: Day, scope: Scope<'_>) -> Option<SigningKey> {
        let fits = |entry: &&Entry| {
            entry.day == day
                && *entry.region == *scope.region
                && *entry.service == *scope.service
                && entry.credentials == *credentials
        };
        self.entries.iter().find(fits).map(|entry| entry.key.clone())
    }

    fn keep(&mut self, entry: Entry) {
        if self.entries.len() < CAPACITY {
            self.entries.push(entry);
        } else if let Some(oldest) = self.entries.get_mut(self.oldest) {
            *oldest = entry;
            self.oldest = (self.oldest + 1) % CAPACITY;
        }
    }
}

impl fmt::Debug for KeyCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyCache").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Day = *b"20150830";

    fn signature(key: &SigningKey) -> Signature {
        key.sign(b"anything")
    }

    #[test]
    fn a_cached_key_signs_as_a_derived_one() {
        let keys = KeyCache::new();
        let credentials = Credentials::new("AKIDEXAMPLE", "secret");
        let scope = Scope::new("us-east-1", "iot");
        let derived = signature(&SigningKey::derive("secret", DAY, scope));
        assert_eq!(signature(&keys.key(&credentials, DAY, scope)), derived);
        assert_eq!(signature(&keys.key(&credentials, DAY, scope)), derived);
        assert_eq!(keys.locked(|entries| entries.entries.len()), 1);
    }

    #[test]
    fn each_part_of_the_scope_and_the_secret_makes_another_key() {
        let keys = KeyCache::new();
        let credentials = Credentials::new("AKIDEXAMPLE", "secret");
        let corrected = Credentials::new("AKIDEXAMPLE", "secret, corrected");
        let signatures = [
            signature(&keys.key(&credentials, DAY, Scope::new("us-east-1", "iot"))),
            signature(&keys.key(&credentials, *b"20150831", Scope::new("us-east-1", "iot"))),
            signature(&keys.key(&credentials, DAY, Scope::new("us-east-2", "iot"))),
            signature(&keys.key(&credentials, DAY, Scope::new("us-east-1", "ivs"))),
            signature(&keys.key(&corrected, DAY, Scope::new("us-east-1", "iot"))),
        ];
        for (at, one) in signatures.iter().enumerate() {
            assert!(!signatures.iter().skip(at + 1).any(|other| other == one), "{at}");
        }
    }

    #[test]
    fn the_cache_stays_small_and_right() {
        let keys = KeyCache::new();
        let credentials = Credentials::new("AKIDEXAMPLE", "secret");
        for round in 0..3 {
            for service in 0..CAPACITY * 2 {
                let service = format!("service-{service}");
                let scope = Scope::new("us-east-1", &service);
                let derived = SigningKey::derive("secret", DAY, scope);
                assert_eq!(signature(&keys.key(&credentials, DAY, scope)), signature(&derived), "{round} {service}");
            }
        }
        assert_eq!(keys.locked(|entries| entries.entries.len()), CAPACITY);
    }

    #[test]
    fn debug_shows_no_key() {
        let keys = KeyCache::new();
        let key = keys.key(&Credentials::new("AKIDEXAMPLE", "top-secret"), DAY, Scope::new("us-east-1", "iot"));
        assert_eq!(format!("{key:?}"), "SigningKey([redacted])");
        assert_eq!(format!("{:?}", signature(&key)), "Signature([redacted])");
        assert_eq!(format!("{keys:?}"), "KeyCache { .. }");
    }
}
