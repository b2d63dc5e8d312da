//! The least signer that AWS accepts: one host, one date, JSON bodies, paths without anything to escape.

use std::{
    fmt::Write,
    sync::Mutex,
    time::{SystemTime, UNIX_EPOCH},
};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// What signing needs, with the key of the day kept.
pub(crate) struct Signer {
    access_key_id: String,
    secret_access_key: String,
    region: String,
    service: &'static str,
    key: Mutex<Option<(u64, [u8; 32])>>,
}

/// The two headers that make a request a signed one.
pub(crate) struct Signed {
    pub date: String,
    pub authorization: String,
}

impl Signer {
    pub(crate) fn new(access_key_id: &str, secret_access_key: &str, region: &str, service: &'static str) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            region: region.into(),
            service,
            key: Mutex::new(None),
        }
    }

    pub(crate) fn sign(&self, method: &str, path: &str, host: &str, body: &[u8]) -> Signed {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock stands after 1970").as_secs();
        let date = date(seconds);
        let mut text = String::with_capacity(320);
        let _ = write!(text, "{method}\n{path}\n\ncontent-type:application/json\nhost:{host}\nx-amz-date:{date}\n\n");
        text.push_str("content-type;host;x-amz-date\n");
        push_hex(&mut text, &Sha256::digest(body));
        let canonical = Sha256::digest(&text);
        text.clear();
        let (day, region, service) = (&date[..8], &self.region, self.service);
        let _ = write!(text, "AWS4-HMAC-SHA256\n{date}\n{day}/{region}/{service}/aws4_request\n");
        push_hex(&mut text, &canonical);
        let signature = hmac(&self.key(seconds / 86_400, day), text.as_bytes());
        let mut authorization = String::with_capacity(240);
        let _ = write!(
            authorization,
            "AWS4-HMAC-SHA256 Credential={}/{day}/{region}/{service}/aws4_request, \
             SignedHeaders=content-type;host;x-amz-date, Signature=",
            self.access_key_id
        );
        push_hex(&mut authorization, &signature);
        Signed { date, authorization }
    }

    fn key(&self, days: u64, day: &str) -> [u8; 32] {
        let mut cached = self.key.lock().expect("no holder panics");
        match *cached {
            Some((of, key)) if of == days => key,
            _ => {
                let secret = format!("AWS4{}", self.secret_access_key);
                let key = [day, &self.region, self.service, "aws4_request"]
                    .iter()
                    .fold(secret.into_bytes(), |key, part| hmac(&key, part.as_bytes()).to_vec());
                let key = key.try_into().expect("an HMAC of SHA-256 has 32 bytes");
                *cached = Some((days, key));
                key
            }
        }
    }
}

fn hmac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do");
    mac.update(text);
    mac.finalize().into_bytes().into()
}

fn push_hex(text: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

/// `20260131T120000Z`. The days become a date by the era arithmetic of the proleptic Gregorian calendar.
fn date(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400 + 719_468, seconds % 86_400);
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}
