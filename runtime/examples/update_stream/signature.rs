//! Whether a request is signed as AWS wants it, worked out anew by AWS's own `aws-sigv4`.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_operation::{Timestamp, testing::RecordedRequest};
use aws_sigv4::{
    http_request::{PayloadChecksumKind, SignableBody, SignableRequest, SigningSettings, sign},
    sign::v4,
};

/// How far a request's time may be off, as AWS has it.
const TOLERANCE: Duration = Duration::from_mins(5);
/// What the signer puts in itself.
const SIGNERS_OWN: [&str; 4] = ["authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];

/// Knows one pair of keys.
pub(crate) struct Verifier {
    credentials: Credentials,
}

impl Verifier {
    pub(crate) fn new(credentials: &aws_operation::Credentials) -> Self {
        let credentials = Credentials::new(
            credentials.access_key_id(),
            credentials.secret_access_key(),
            credentials.session_token().map(str::to_owned),
            None,
            "the verifier",
        );
        Self { credentials }
    }

    /// The scope that the request is signed for, `20260102/us-east-1/iot/aws4_request`, or what is wrong with its
    /// signature. Neither holds a secret.
    pub(crate) fn verify(&self, request: &RecordedRequest) -> Result<String, String> {
        let authorization = request.header("authorization").ok_or("the request is not signed")?;
        let stated =
            Stated::parse(authorization).ok_or("the `authorization` header is not one of Signature Version 4")?;
        if stated.access_key_id != self.credentials.access_key_id() {
            return Err(format!("the access key `{}` is not known", stated.access_key_id));
        }
        if request.header("x-amz-security-token") != self.credentials.session_token() {
            return Err("the session token is not the one of the access key".to_owned());
        }
        if !stated.signed_headers.split(';').any(|name| name == "host") {
            return Err("the header `host` is not signed".to_owned());
        }
        let time = time(request)?;
        let now = SystemTime::now();
        let off = now.duration_since(time).unwrap_or_else(|ahead| ahead.duration());
        if off > TOLERANCE {
            return Err(format!("the request's time is off by {} s", off.as_secs()));
        }
        let expected = self.signature(request, &stated, time)?;
        if expected == stated.signature {
            Ok(format!("{}/{}/{}/aws4_request", stated.date, stated.region, stated.service))
        } else {
            Err("the signature is not the one that `aws-sigv4` makes of this request".to_owned())
        }
    }

    fn signature(&self, request: &RecordedRequest, stated: &Stated<'_>, time: SystemTime) -> Result<String, String> {
        let identity = self.credentials.clone().into();
        let mut settings = SigningSettings::default();
        // What is signed is what the request says: those headers and no others.
        settings.excluded_headers = None;
        if stated.signs("x-amz-content-sha256") {
            settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
        }
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(stated.region)
            .name(stated.service)
            .time(time)
            .settings(settings)
            .build()
            .map_err(|error| error.to_string())?;
        let headers = request
            .headers()
            .iter()
            .filter(|(name, _)| stated.signs(name.as_str()) && !SIGNERS_OWN.contains(&name.as_str()));
        let headers: Vec<_> = headers.filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect();
        let body = match request.header("x-amz-content-sha256") {
            Some("UNSIGNED-PAYLOAD") => SignableBody::UnsignedPayload,
            _ => SignableBody::Bytes(request.body()),
        };
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        let url = format!("http://{}{target}", request.header("host").unwrap_or("localhost"));
        let signable = SignableRequest::new(request.method().as_str(), url, headers.into_iter(), body);
        let signed = sign(signable.map_err(|error| error.to_string())?, &parameters.into());
        Ok(signed.map_err(|error| error.to_string())?.signature().to_owned())
    }
}

/// What an `authorization` header says.
struct Stated<'a> {
    access_key_id: &'a str,
    date: &'a str,
    region: &'a str,
    service: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
}

impl<'a> Stated<'a> {
    fn parse(header: &'a str) -> Option<Self> {
        let mut parts = header.strip_prefix("AWS4-HMAC-SHA256 ")?.split(',').map(str::trim);
        let credential = parts.next()?.strip_prefix("Credential=")?;
        let signed_headers = parts.next()?.strip_prefix("SignedHeaders=")?;
        let signature = parts.next()?.strip_prefix("Signature=")?;
        let mut scope = credential.split('/');
        let (access_key_id, date, region) = (scope.next()?, scope.next()?, scope.next()?);
        let service = scope.next()?;
        (scope.next()? == "aws4_request").then_some(Self {
            access_key_id,
            date,
            region,
            service,
            signed_headers,
            signature,
        })
    }

    fn signs(&self, name: &str) -> bool {
        self.signed_headers.split(';').any(|signed| signed == name)
    }
}

/// The time in `x-amz-date`, `20260102T030405Z`.
fn time(request: &RecordedRequest) -> Result<SystemTime, String> {
    let text = request.header("x-amz-date").ok_or("the header `x-amz-date` is missing")?;
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let date = [part(0, 4), part(4, 6), part(6, 8)].join("-");
    let clock = [part(9, 11), part(11, 13), part(13, 15)].join(":");
    let date_time = format!("{date}T{clock}Z");
    let time: Timestamp = date_time.parse().map_err(|_| format!("`{text}` is no `x-amz-date`"))?;
    SystemTime::try_from(time).map_err(|error| error.to_string())
}
