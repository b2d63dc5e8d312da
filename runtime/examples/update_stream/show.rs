//! What goes over the wire, for a person to read.

use std::fmt::Debug;

use aws_operation::{
    Body, Client, Error, Operation,
    client::default_transport,
    transport::{BoxFuture, Transport, TransportError},
};
use http::{HeaderName, HeaderValue, Request, Response};

/// Stands where a secret would.
const REDACTED: &str = "[redacted]";

/// Sends `operation` and shows what it answers.
pub(crate) async fn call<O>(client: &Client, title: &str, operation: &O) -> Result<O::Output, Error<O::Error>>
where
    O: Operation<Output: Debug, Error: Debug>,
{
    println!("{title}");
    let outcome = client.send(operation).await;
    match &outcome {
        Ok(output) => println!("{}", indented(&format!("{output:#?}"))),
        Err(error) => {
            println!("{}", indented(&error.to_string()));
            if let Some(modelled) = error.service_error() {
                println!("{}", indented(&format!("as a value: {modelled:?}")));
            }
        }
    }
    if outcome.as_ref().is_err_and(|error| error.status().is_none()) {
        println!();
    }
    outcome
}

/// The client's own transport, with each request shown on its way.
pub(crate) struct Shown(Box<dyn Transport>);

impl Default for Shown {
    fn default() -> Self {
        Self(Box::new(default_transport()))
    }
}

impl Transport for Shown {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        println!("  {} {target} HTTP/1.1", request.method());
        if !request.headers().contains_key("host") {
            println!("  host: {}", request.uri().authority().map_or("", |authority| authority.as_str()));
        }
        for (name, value) in request.headers() {
            println!("  {name}: {}", shown(name, value));
        }
        // Neither operation of this program has a request member that is secret.
        if let Some(body) = request.body().as_bytes().filter(|body| !body.is_empty()) {
            println!("\n  {}", String::from_utf8_lossy(body));
        }
        println!();
        self.0.send(request)
    }
}

/// The header's value, without what somebody could use: the signature and the session token.
fn shown(name: &HeaderName, value: &HeaderValue) -> String {
    let text = String::from_utf8_lossy(value.as_bytes());
    match name.as_str() {
        "authorization" => match text.split_once("Signature=") {
            Some((before, _)) => format!("{before}Signature={REDACTED}"),
            None => REDACTED.to_owned(),
        },
        "x-amz-security-token" => REDACTED.to_owned(),
        _ => text.into_owned(),
    }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
