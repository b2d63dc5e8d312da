//! A transport that answers as a recording does, in the format of the Rust SDK's tests.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use aws_operation::{
    Body,
    system::{Clock, Fs, System},
    transport::{BoxFuture, Transport, TransportError, TransportErrorKind},
};
use http::{Request, Response, Uri};
use serde_json::Value;

use crate::conformance;

/// What was recorded, and what was asked for so far.
#[derive(Clone, Default)]
pub struct Replay(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    exchanges: Vec<Exchange>,
    next: usize,
    asked: Vec<Uri>,
    faults: Vec<String>,
}

struct Exchange {
    method: String,
    uri: String,
    headers: Value,
    body: String,
    status: Option<u16>,
    answer: String,
}

/// Headers in which a recording's values are those of the case, not of the SDK that recorded it.
const COMPARED: &[&str] =
    &["accept", "x-aws-ec2-metadata-token", "x-aws-ec2-metadata-token-ttl-seconds", "x-amz-sso_bearer_token"];

impl Replay {
    /// The exchanges of a `http-traffic.json`.
    ///
    /// # Panics
    ///
    /// Where it is none.
    pub fn new(traffic: &Value) -> Self {
        let mut exchanges: Vec<Exchange> = Vec::new();
        for event in conformance::list(&traffic["events"]) {
            let action = &event["action"];
            if let Some(request) = action.get("Request") {
                let request = &request["request"];
                exchanges.push(Exchange {
                    method: conformance::text(&request["method"]).to_owned(),
                    uri: conformance::text(&request["uri"]).to_owned(),
                    headers: request["headers"].clone(),
                    body: String::new(),
                    status: None,
                    answer: String::new(),
                });
                continue;
            }
            let exchange = exchanges.last_mut().expect("a recording starts with a request");
            if let Some(status) = action["Response"]["response"]["Ok"]["status"].as_u64() {
                exchange.status = u16::try_from(status).ok();
            } else if let Some(data) = action.get("Data") {
                let text = data["data"]["Utf8"].as_str().unwrap_or_default();
                let part = if data["direction"] == "Request" { &mut exchange.body } else { &mut exchange.answer };
                part.push_str(text);
            }
        }
        Self(Arc::new(Mutex::new(State { exchanges, ..State::default() })))
    }

    /// Which URIs were asked for.
    pub fn asked(&self) -> Vec<Uri> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).asked.clone()
    }

    /// Whether each recorded request was made, and made as recorded.
    ///
    /// # Errors
    ///
    /// Where one was not.
    pub fn verify(&self) -> Result<(), String> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fault) = state.faults.first() {
            return Err(fault.clone());
        }
        match state.exchanges.get(state.next) {
            Some(missing) => Err(format!("never asked for {} {}", missing.method, missing.uri)),
            None => Ok(()),
        }
    }
}

impl Transport for Replay {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(std::future::ready(self.0.lock().unwrap_or_else(PoisonError::into_inner).answer(&request)))
    }
}

impl State {
    fn answer(&mut self, request: &Request<Body>) -> Result<Response<Body>, TransportError> {
        self.asked.push(request.uri().clone());
        let refused = || TransportError::new(TransportErrorKind::Connect, "the recording has no more answers");
        // Once all is played, who asks again is told the same again: the last answer was for good.
        let last = self.exchanges.len().checked_sub(1).ok_or_else(refused)?;
        let exchange = &self.exchanges[self.next.min(last)];
        if let Err(fault) = exchange.matches(request) {
            self.faults.push(fault);
            return Err(refused());
        }
        self.next = (self.next + 1).min(self.exchanges.len());
        let status = exchange.status.ok_or_else(refused)?;
        let response = Response::builder().status(status).body(Body::from(exchange.answer.clone()));
        response.map_err(|error| TransportError::new(TransportErrorKind::Exchange, error))
    }
}

impl Exchange {
    fn matches(&self, request: &Request<Body>) -> Result<(), String> {
        same("method", request.method().as_str(), &self.method)?;
        same("uri", &normal(request.uri()), &normal(&self.uri.parse().expect("recorded URIs are sound")))?;
        for (name, values) in self.headers.as_object().into_iter().flatten() {
            let name = name.to_lowercase();
            let sent = request.headers().get(&name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let recorded = values[0].as_str().unwrap_or_default();
            if COMPARED.contains(&name.as_str()) {
                same(&name, sent, recorded)?;
            } else if name == "authorization" {
                same("credential scope", scope(sent), scope(recorded))?;
            }
        }
        let sent = request.body().as_bytes().and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        same("action", sent.split('&').next().unwrap_or_default(), self.body.split('&').next().unwrap_or_default())
    }
}

fn same(what: &str, sent: &str, recorded: &str) -> Result<(), String> {
    if sent == recorded { Ok(()) } else { Err(format!("{what} differs: recorded `{recorded}`, sent `{sent}`")) }
}

/// The URI with its query in order: recordings differ in it.
fn normal(uri: &Uri) -> String {
    let query: BTreeSet<_> = uri.query().into_iter().flat_map(|query| query.split('&')).collect();
    format!("{:?} {:?} {} {query:?}", uri.scheme_str(), uri.authority(), uri.path())
}

/// What the request is signed for, without the region: `sts/aws4_request`. One recording goes to another region than its
/// signature says.
fn scope(authorization: &str) -> &str {
    let scope = authorization.split(',').next().and_then(|credential| credential.splitn(4, '/').nth(3));
    scope.unwrap_or_default()
}

/// The machine of a recorded case: its variables and files, long before anything in it expires.
///
/// # Panics
///
/// Where the case's files can't be read.
pub fn system(folder: &Path, replay: Replay) -> System {
    let env = conformance::env(&read(&folder.join("env.json")));
    let mut files = Vec::new();
    let root = folder.join("fs");
    if root.exists() {
        collect(&root, &root, &mut files);
    }
    System::new(replay).with_env(env).with_fs(Fs::in_memory(files)).with_clock(clock())
}

/// In 2001.
pub fn clock() -> Clock {
    Clock::new(|| SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000))
}

/// A JSON file.
///
/// # Panics
///
/// Where it can't be read.
pub fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().into_owned();
            files.push((format!("/{name}"), fs::read(&path).expect("the file can be read")));
        }
    }
}
