//! Random requests, odd ones more often than life has them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_operation::{
    credentials::Credentials,
    sigv4::{self, ContentSha256, PathEncoding, PathNormalization, SessionToken, Settings},
};
use http::{HeaderName, HeaderValue, Request, request::Parts};

#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) request: Parts,
    pub(crate) payload: Payload,
    pub(crate) credentials: Credentials,
    pub(crate) region: String,
    pub(crate) service: String,
    pub(crate) time: SystemTime,
    pub(crate) settings: Settings,
    /// `Some` to presign.
    pub(crate) expires: Option<Duration>,
}

#[derive(Debug)]
pub(crate) enum Payload {
    Bytes(Vec<u8>),
    Sha256([u8; 32]),
    Unsigned,
}

impl Payload {
    pub(crate) fn borrowed(&self) -> sigv4::Payload<'_> {
        match self {
            Self::Bytes(bytes) => sigv4::Payload::Bytes(bytes),
            Self::Sha256(hash) => sigv4::Payload::Sha256(*hash),
            Self::Unsigned => sigv4::Payload::Unsigned,
        }
    }
}

pub(crate) struct Random(fastrand::Rng);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    pub(crate) fn case(&mut self) -> Case {
        Case {
            request: self.request(),
            payload: self.payload(),
            credentials: self.credentials(),
            region: self.one_of(&["us-east-1", "eu-central-2", "us-gov-west-1", "cn-north-1"]).to_owned(),
            service: self.one_of(&["iot", "ivs", "s3", "execute-api", "dynamodb"]).to_owned(),
            // Up to the year 2200, mostly with a fraction of a second.
            time: UNIX_EPOCH + Duration::new(self.0.u64(0..7_258_118_400), self.0.u32(0..1_000_000_000)),
            settings: self.settings(),
            expires: self.0.bool().then(|| Duration::from_secs(self.0.u64(1..=604_800))),
        }
    }

    fn request(&mut self) -> Parts {
        let uri = [self.authority(), self.path(), self.query()].concat();
        let method = self.one_of(&["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]);
        let request = Request::builder().method(method).uri(&uri).body(());
        let (mut parts, ()) = request.unwrap_or_else(|error| panic!("{uri}: {error}")).into_parts();
        for _ in 0..self.few(12) {
            let name: HeaderName = self.header_name().parse().expect("a header name");
            for _ in 0..=self.few(3) {
                let value = self.header_value();
                parts.headers.append(name.clone(), HeaderValue::from_str(&value).expect("a header value"));
            }
        }
        if self.0.u8(0..4) == 0 {
            parts.headers.insert("host", HeaderValue::from_static("vpce-1.iot.us-east-1.vpce.amazonaws.com"));
        }
        parts
    }

    fn authority(&mut self) -> String {
        let scheme = self.one_of(&["https", "http"]);
        let host = self.one_of(&["iot.us-east-1.amazonaws.com", "bucket.s3.amazonaws.com", "localhost", "127.0.0.1"]);
        let port = self.one_of(&["", "", ":443", ":80", ":8443"]);
        format!("{scheme}://{host}{port}")
    }

    fn path(&mut self) -> String {
        let mut path = String::from("/");
        for _ in 0..self.few(6) {
            match self.0.u8(0..8) {
                0 => path.push_str(self.one_of(&[".", "..", "", "...", ".a", "a.", "%2E%2E"])),
                _ => {
                    for _ in 0..self.few(8) {
                        path.push_str(self.piece("!$&'()*+,;=:@"));
                    }
                }
            }
            if self.0.u8(0..8) > 0 {
                path.push('/');
            }
        }
        path
    }

    fn query(&mut self) -> String {
        let mut query = String::new();
        for at in 0..self.few(24) {
            query.push(if at == 0 { '?' } else { '&' });
            // Few names, so that many are there twice.
            for _ in 0..self.few(3) {
                query.push_str(self.piece("!$'()*+,;:@/?"));
            }
            if self.0.u8(0..5) > 0 {
                query.push('=');
                for _ in 0..self.few(5) {
                    query.push_str(self.piece("!$'()*+,;:@/?="));
                }
            }
        }
        query
    }

    /// A character of a URI, or an escape. An escape stands for a whole UTF-8 character: other ones AWS's signer
    /// replaces, which no service does.
    fn piece(&mut self, reserved: &'static str) -> &'static str {
        const UNRESERVED: &str = "ABYZabyz0189-._~";
        const ESCAPES: [&str; 14] = [
            "%20",
            "%2F",
            "%2f",
            "%41",
            "%7E",
            "%7e",
            "%25",
            "%26",
            "%3D",
            "%2B",
            "%C3%A9",
            "%e1%88%b4",
            "\u{e9}",
            "\u{1234}",
        ];
        let from = match self.0.u8(0..10) {
            0..5 => UNRESERVED,
            5..8 => reserved,
            _ => return self.one_of(&ESCAPES),
        };
        let at = self.0.usize(0..from.len());
        from.get(at..=at).expect("ASCII")
    }

    fn header_name(&mut self) -> String {
        const NAMES: [&str; 18] = [
            "accept",
            "authorization",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "date",
            "expect",
            "te",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-amz-acl",
            "x-amz-checksum-mode",
            "x-amz-meta-a",
            "x-amz-meta-a-b",
            "x-amz-user-agent",
            "x-amzn-trace-id",
        ];
        match self.0.u8(0..4) {
            // More than fit on the stack, now and then.
            0 => format!("x-{}", self.0.u16(0..200)),
            _ => self.one_of(&NAMES).to_owned(),
        }
    }

    /// No tab at either end: AWS's signer would sign it, though whoever receives the header never sees it.
    fn header_value(&mut self) -> String {
        let mut value = String::new();
        for _ in 0..self.few(8) {
            value.push_str(self.one_of(&["a", "B c", "  ", " ", "   d", "\"e   f\"", ",", ";q=0.1", "x\ty", "/%20"]));
        }
        value
    }

    fn payload(&mut self) -> Payload {
        match self.0.u8(0..6) {
            0 => Payload::Unsigned,
            1 => Payload::Sha256(std::array::from_fn(|_| self.0.u8(..))),
            2 => Payload::Bytes(Vec::new()),
            _ => Payload::Bytes((0..self.few(300)).map(|_| self.0.u8(..)).collect()),
        }
    }

    fn credentials(&mut self) -> Credentials {
        let number = self.0.u8(0..6);
        let credentials = Credentials::new(format!("AKIDEXAMPLE{number}"), format!("wJalr/XUtn+FEMI{number}"));
        match self.0.u8(0..3) {
            0 => credentials,
            1 => credentials.with_session_token("a+token/of=one==kind"),
            _ => credentials.with_session_token("IQoJb3JpZ2luX2VjEPT//////////wEaCXVzLWVhc3QtMSJH".repeat(12)),
        }
    }

    fn settings(&mut self) -> Settings {
        let mut settings = Settings::default();
        settings.path_encoding = self.one_of(&[PathEncoding::Double, PathEncoding::Single]);
        settings.path_normalization = self.one_of(&[PathNormalization::On, PathNormalization::Off]);
        settings.content_sha256 = self.one_of(&[ContentSha256::WhenUnsigned, ContentSha256::Always]);
        settings.session_token = self.one_of(&[SessionToken::Signed, SessionToken::Unsigned]);
        settings
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.0.usize(0..choices.len())]
    }

    /// Below `end`, and mostly far below it.
    fn few(&mut self, end: usize) -> usize {
        let most = self.0.usize(0..end);
        self.0.usize(0..=most)
    }
}
