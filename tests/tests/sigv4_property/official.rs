//! The same request, signed by AWS's signer.

use std::borrow::Cow;

use aws_operation::sigv4::{self, PathEncoding, PathNormalization};
use aws_sigv4::{
    http_request::{
        PayloadChecksumKind, PercentEncodingMode, SessionTokenMode, SignableBody, SignableRequest, SignatureLocation,
        SigningSettings, UriPathNormalizationMode, sign,
    },
    sign::v4,
};
use http::{Request, header::AUTHORIZATION, request::Parts};

use crate::random::{Case, Payload};

/// What our signer leaves out beyond AWS's, since it may change on the way. botocore, the JavaScript and the Java SDK
/// leave out most of these.
const HOP_BY_HOP: [&str; 8] =
    ["connection", "expect", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer", "upgrade"];

pub(crate) fn signed(case: &Case) -> Parts {
    let credentials = aws_credential_types::Credentials::new(
        case.credentials.access_key_id(),
        case.credentials.secret_access_key(),
        case.credentials.session_token().map(str::to_owned),
        None,
        "test",
    );
    let identity = credentials.into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(&case.region)
        .name(&case.service)
        .time(case.time)
        .settings(settings(case))
        .build()
        .expect("all is set");
    let headers = case.request.headers.iter();
    let headers = headers.map(|(name, value)| (name.as_str(), value.to_str().expect("generated as ASCII")));
    let body = match &case.payload {
        Payload::Bytes(bytes) => SignableBody::Bytes(bytes),
        Payload::Sha256(hash) => SignableBody::Precomputed(hex(hash)),
        Payload::Unsigned => SignableBody::UnsignedPayload,
    };
    let uri = case.request.uri.to_string();
    let request = SignableRequest::new(case.request.method.as_str(), uri, headers, body).expect("a valid request");
    let output = sign(request, &params.into()).expect("a signature");
    let mut request = Request::from_parts(case.request.clone(), ());
    output.into_parts().0.apply_to_request_http1x(&mut request);
    if case.expires.is_some() {
        // One signature is enough, and AWS refuses a request that has one in each place. AWS's signer lets it stay.
        request.headers_mut().remove(AUTHORIZATION);
    }
    request.into_parts().0
}

fn settings(case: &Case) -> SigningSettings {
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = match case.settings.path_encoding {
        PathEncoding::Double => PercentEncodingMode::Double,
        PathEncoding::Single => PercentEncodingMode::Single,
    };
    settings.uri_path_normalization_mode = match case.settings.path_normalization {
        PathNormalization::On => UriPathNormalizationMode::Enabled,
        PathNormalization::Off => UriPathNormalizationMode::Disabled,
    };
    settings.session_token_mode = match case.settings.session_token {
        sigv4::SessionToken::Signed => SessionTokenMode::Include,
        sigv4::SessionToken::Unsigned => SessionTokenMode::Exclude,
    };
    // AWS's signer leaves it to its caller to ask for the header where the payload is unsigned.
    let is_unsigned = matches!(case.payload, Payload::Unsigned);
    if case.expires.is_none() && (is_unsigned || case.settings.content_sha256 == sigv4::ContentSha256::Always) {
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    if case.expires.is_some() {
        settings.signature_location = SignatureLocation::QueryParams;
    }
    settings.expires_in = case.expires;
    settings.excluded_headers.get_or_insert_default().extend(HOP_BY_HOP.map(Cow::Borrowed));
    settings
}

fn hex(hash: &[u8]) -> String {
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]);
    nibbles.filter_map(|nibble| char::from_digit(u32::from(nibble), 16)).collect()
}
