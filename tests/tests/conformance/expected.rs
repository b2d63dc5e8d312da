//! What a case expects of a request, and whether it was met.

use aws_operation::Body;
use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use serde_json::Value as Json;

use crate::normal::same;

/// A request as a case states it.
pub(crate) struct Expected<'a> {
    pub(crate) method: Option<&'a str>,
    /// Encoded, without the query.
    pub(crate) path: &'a str,
    /// Encoded pairs, in any order.
    pub(crate) query: Vec<&'a str>,
    pub(crate) headers: Vec<(&'a str, &'a str)>,
    pub(crate) forbidden: Vec<&'a str>,
    pub(crate) required: Vec<&'a str>,
    pub(crate) body: Option<&'a str>,
    pub(crate) host: Option<&'a str>,
}

impl Expected<'_> {
    /// The first difference.
    pub(crate) fn compare(&self, request: Request<Body>) -> Result<(), String> {
        let (head, body) = request.into_parts();
        let body = body.into_bytes().map_err(|_| "the body is a stream")?;
        let body = String::from_utf8_lossy(&body);
        if let Some(method) = self.method {
            check("method", head.method.as_str(), method)?;
        }
        check("path", head.uri.path(), self.path)?;
        if let Some(host) = self.host {
            check("host", head.uri.authority().map_or("", |authority| authority.as_str()), host)?;
        }
        let mut found: Vec<_> = head.uri.query().into_iter().flat_map(|query| query.split('&')).collect();
        let mut query = self.query.clone();
        found.sort_unstable();
        query.sort_unstable();
        check("query", &found.join("&"), &query.join("&"))?;
        self.compare_headers(&head.headers)?;
        // The transport adds the length of a body; it is none of the headers that a request is built with.
        let has = |name: &str| {
            head.headers.contains_key(name) || (name.eq_ignore_ascii_case("content-length") && !body.is_empty())
        };
        if let Some(name) = self.required.iter().find(|name| !has(name)) {
            return Err(format!("header {name} must be sent"));
        }
        self.body.map_or(Ok(()), |expected| compare_bodies(&body, expected))
    }

    /// The first difference of a response; the path and the query are a request's only.
    pub(crate) fn compare_response(&self, response: Response<Bytes>, status: Option<u64>) -> Result<(), String> {
        let (head, body) = response.into_parts();
        if let Some(status) = status {
            check("status", head.status.as_str(), &status.to_string())?;
        }
        self.compare_headers(&head.headers)?;
        self.body.map_or(Ok(()), |expected| compare_bodies(&String::from_utf8_lossy(&body), expected))
    }

    fn compare_headers(&self, headers: &HeaderMap) -> Result<(), String> {
        for (name, value) in &self.headers {
            let found = headers.get(*name).map(|value| String::from_utf8_lossy(value.as_bytes()));
            check(&format!("header {name}"), found.as_deref().unwrap_or("(none)"), value)?;
        }
        match self.forbidden.iter().find(|name| headers.contains_key(**name)) {
            Some(name) => Err(format!("header {name} must not be sent")),
            None => Ok(()),
        }
    }
}

/// JSON by its values, anything else by its bytes.
fn compare_bodies(found: &str, expected: &str) -> Result<(), String> {
    let json = |text: &str| serde_json::from_str::<Json>(text).ok();
    match (json(found), json(expected)) {
        (Some(found), Some(expected)) if same(&found, &expected) => Ok(()),
        _ => check("body", found, expected),
    }
}

fn check(what: &str, found: &str, expected: &str) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: expected {expected}\n     found {found}")) }
}
