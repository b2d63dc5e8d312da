use crate::sigv4::time::{Day, Timestamp};

/// For which region and which service a request is signed.
///
/// # Examples
///
/// ```
/// use aws_operation::sigv4::Scope;
///
/// // IVS RealTime's endpoint is `ivsrealtime`, its signing name `ivs`.
/// let scope = Scope::new("eu-west-1", "ivs");
/// assert_eq!((scope.region, scope.service), ("eu-west-1", "ivs"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope<'a> {
    /// The signing region. For a global service it is not where the request comes from: IAM's is `us-east-1`.
    pub region: &'a str,
    /// The signing name, which is not always the endpoint prefix.
    pub service: &'a str,
}

pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

impl<'a> Scope<'a> {
    /// The scope of this signing region and signing name.
    pub const fn new(region: &'a str, service: &'a str) -> Self {
        Self { region, service }
    }

    /// Writes the credential scope: `20150830/us-east-1/iot/aws4_request`.
    pub(super) fn write(self, day: Day, out: &mut Vec<u8>) {
        out.extend_from_slice(&day);
        out.push(b'/');
        out.extend_from_slice(self.region.as_bytes());
        out.push(b'/');
        out.extend_from_slice(self.service.as_bytes());
        out.extend_from_slice(b"/aws4_request");
    }

    /// How many bytes [`write`](Self::write) writes.
    pub(super) fn len(self) -> usize {
        "20150830///aws4_request".len() + self.region.len() + self.service.len()
    }

    /// Writes the [string to sign] for a canonical request of this hash.
    ///
    /// [string to sign]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign
    pub(super) fn write_string_to_sign(self, time: Timestamp, canonical_request_hash: &[u8; 64], out: &mut Vec<u8>) {
        out.extend_from_slice(ALGORITHM.as_bytes());
        out.push(b'\n');
        out.extend_from_slice(time.as_bytes());
        out.push(b'\n');
        self.write(time.day(), out);
        out.push(b'\n');
        out.extend_from_slice(canonical_request_hash);
    }
}
