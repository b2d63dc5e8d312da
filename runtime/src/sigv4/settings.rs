use std::fmt;

use crate::body::Body;

/// How a service reads what was signed, where services differ. The default is right for all but S3.
///
/// # Examples
///
/// ```
/// use aws_operation::sigv4::{PathEncoding, Settings};
///
/// assert_eq!(Settings::of_service("iot"), Settings::default());
/// assert_eq!(Settings::of_service("s3").path_encoding, PathEncoding::Single);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// How often the canonical path is percent-encoded.
    pub path_encoding: PathEncoding,
    /// Whether the canonical path is normalised.
    pub path_normalization: PathNormalization,
    /// When the header `x-amz-content-sha256` is sent.
    pub content_sha256: ContentSha256,
    /// Whether the session token is part of what is signed.
    pub session_token: SessionToken,
}

impl Settings {
    /// The settings of the service with this signing name. S3's family wants the path as it is on the wire, and the
    /// hash of the body in a header: see [S3's rules] and the [authentication schemes] in S3's endpoint rules.
    ///
    /// [S3's rules]: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
    /// [authentication schemes]: https://smithy.io/2.0/aws/rules-engine/auth-schemes.html
    pub fn of_service(signing_name: &str) -> Self {
        match signing_name {
            "s3" | "s3-outposts" | "s3-object-lambda" | "s3express" => Self {
                path_encoding: PathEncoding::Single,
                path_normalization: PathNormalization::Off,
                content_sha256: ContentSha256::Always,
                session_token: SessionToken::Signed,
            },
            _ => Self::default(),
        }
    }
}

/// How often the path of the canonical request is percent-encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PathEncoding {
    /// The path of the request, which is encoded already, is encoded once more: what all services but S3 do.
    #[default]
    Double,
    /// The path of the request is signed as it stands.
    Single,
}

/// Whether `.`, `..` and empty segments are taken out of the canonical path, after RFC 3986, section 5.2.4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PathNormalization {
    /// They are taken out, as all services but S3 do. The path that is sent stays as it is.
    #[default]
    On,
    /// They stay: S3's object keys may hold them.
    Off,
}

/// When the header `x-amz-content-sha256` is sent. A presigned request never has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContentSha256 {
    /// Only where the service could not know otherwise: the payload is unsigned.
    #[default]
    WhenUnsigned,
    /// With each request, as S3 demands.
    Always,
}

/// Whether the session token is signed. It is sent either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SessionToken {
    /// The token is a signed header, or a signed parameter of a presigned URL.
    #[default]
    Signed,
    /// The token is added after signing: some services, such as AWS IoT over WebSocket, want it so.
    Unsigned,
}

/// What the signature says of the request's body. `Debug` shows no byte of it.
///
/// # Examples
///
/// ```
/// use aws_operation::sigv4::Payload;
///
/// assert_eq!(format!("{:?}", Payload::Bytes(b"my secret")), "Bytes(9 bytes)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Payload<'a> {
    /// The whole body, which is hashed here; empty where there is none.
    Bytes(&'a [u8]),
    /// The SHA-256 hash of a body that is not in memory.
    Sha256([u8; 32]),
    /// `UNSIGNED-PAYLOAD`: a body that is not known yet, such as a stream or what a presigned URL will upload. Only
    /// S3 and operations whose model says so accept it, and only over TLS.
    Unsigned,
}

/// What is in memory is signed; a stream cannot be, and is [`Unsigned`](Payload::Unsigned).
///
/// ```
/// use aws_operation::{Body, sigv4::Payload};
///
/// assert!(Payload::from(&Body::from("{}")) == Payload::Bytes(b"{}"));
/// ```
impl<'a> From<&'a Body> for Payload<'a> {
    fn from(body: &'a Body) -> Self {
        body.as_bytes().map_or(Self::Unsigned, Self::Bytes)
    }
}

impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
            Self::Sha256(_) => f.write_str("Sha256(..)"),
            Self::Unsigned => f.write_str("Unsigned"),
        }
    }
}
