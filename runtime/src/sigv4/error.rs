use std::{error, fmt, time::Duration};

/// Why a request could not be signed. None of them depends on what AWS would answer, so none is worth a retry.
///
/// # Examples
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use aws_operation::{credentials::Credentials, sigv4::{Payload, Scope, Signer, SigningError}};
///
/// let (mut parts, ()) = http::Request::get("https://iot.us-east-1.amazonaws.com/things").body(())?.into_parts();
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret");
/// let signer = Signer::new(&credentials, Scope::new("us-east-1", "iot"), SystemTime::now());
/// let eight_days = Duration::from_secs(8 * 24 * 3600);
/// let error = signer.presign(&mut parts, Payload::Bytes(b""), eight_days).unwrap_err();
/// assert_eq!(error, SigningError::Expires(eight_days));
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SigningError {
    /// The request has neither a `host` header nor a URI with an authority, so nothing says where it goes.
    NoHost,
    /// What would have to go into this header has bytes that no header value may have, such as a line break. The
    /// value comes from the credentials, the region or the signing name; it is not shown, since it may be a secret.
    HeaderValue(&'static str),
    /// The request has so many headers (over 24000) that those of the signature find no place.
    TooManyHeaders,
    /// The time is before the year 0 or past the year 9999: its date does not fit the eight digits of a signature.
    Time,
    /// A presigned URL lives one second to seven days; this was asked for instead.
    Expires(Duration),
    /// The URI has a signature already: presigning it again would give it two.
    AlreadyPresigned,
    /// The URI can't take a query that holds the signature, as one without a path can't: that of `CONNECT`.
    Uri,
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHost => f.write_str("the request names no host: give it a `host` header or an absolute URI"),
            Self::HeaderValue(name) => write!(
                f,
                "the value for header `{name}` has bytes that no header may have: check the credentials, the region \
                 and the signing name for line breaks and control characters"
            ),
            Self::TooManyHeaders => f.write_str("the request has too many headers to be signed: send fewer"),
            Self::Time => f.write_str("the signing time is outside the years 0 to 9999: check the clock"),
            Self::Expires(asked) => {
                write!(f, "a presigned URL can't be valid for {asked:?}: ask for 1 second to 7 days")
            }
            Self::AlreadyPresigned => {
                f.write_str("the URI has an `X-Amz-Signature` already: presign the URI as it was before")
            }
            Self::Uri => f.write_str("the URI can't take the signature in its query: presign an absolute URI"),
        }
    }
}

impl error::Error for SigningError {}
